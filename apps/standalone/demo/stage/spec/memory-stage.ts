import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandContext, CommandGateway, type GivenCommand } from '#commands';
import { rulesInForce } from '#escalation';
import { createMemoryEventStore, type EventStore } from '#event-store';
import { deterministicId, instantOf, systemActor } from '#kernel';
import { seedFrom } from '#organizations';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { type AccessTokens, type InfrastructureModule, loadConfiguration, reactorOf } from '#platform';
import { ImportDocument, toPlan } from '#plans';
import { toTask } from '#tasks';
import { ReadDatabase, type ReactorCheckpoints, startReactor } from '#projections';
import { type Log, silentLog } from '#runtime';
import { reactors } from '../../../../contexts.js';
import { ContextsModule } from '../../../../contexts-module.js';
import { type RunningReactors, runningTogether } from '../../../../projector/index.js';
import { simulatedClock } from '../simulated-clock.js';
import type { Stage } from '../stage.js';
import { upcasters } from '../../../../contexts.js';

/** The year on the real command path over a store in memory, without read models: every dispatched task is asked at every sweep. */
export async function memoryStage(): Promise<Stage & { close(): Promise<void> }> {
  const clock = simulatedClock(instantOf('2023-01-11', '08:30'));
  const store = createMemoryEventStore({ clock, upcasters });
  const app = await NestFactory.createApplicationContext(await officeWith({ clock, store }), { logger: false });
  await app.init();
  const commands = app.get(CommandGateway);
  const bus = app.get(CommandBus);
  await seedFrom({ commands, store }, 'tongzhou', clock.now());
  const directory = app.get<DirectorySource>(DIRECTORY, { strict: false });
  const tasks: string[] = [];
  const running = follow(store, commands, tasks);
  return {
    clock,
    store,
    importDocument: (name, bytes, context) => bus.execute(new ImportDocument(name, bytes, context)),
    givePlan: (planId, type, data, context) => commands.give(toPlan(planId, type, data), context),
    giveTask: (taskId, type, data, context) => commands.give(toTask(taskId, type, data), context),
    sweep: (now) => Promise.all(tasks.map((taskId) => fire(commands, taskId, now))),
    clocksReady: () => Promise.resolve(),
    whenCaughtUp: async () => void (await running.whenFollowed()),
    directory: () => directory.current(),
    close: async () => {
      await running.stop();
      await app.close();
      await store.close();
    },
  };
}

type Given = Pick<Parameters<typeof InfrastructureModule.with>[0], 'clock' | 'store'>;

async function officeWith({ clock, store }: Given) {
  const infrastructure = {
    clock,
    store,
    configuration: loadConfiguration({}),
    readDatabase: new ReadDatabase('postgres://never.connected'),
    accessTokens: {} as AccessTokens,
    takesEvents: () => store.tryAppend(),
  };
  @Module({ imports: [ContextsModule.with(infrastructure, await rulesInForce('default-1'))] })
  class Office {}
  return Office;
}

function fire(commands: CommandGateway, taskId: string, now: string) {
  const commandId = deterministicId('fire-rungs', taskId, now);
  return commands.give(toTask(taskId, 'FireRungs', { now }), {
    actor: systemActor('escalator'),
    at: now,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'clock',
  });
}

/** Starts every reactor, and notes the tasks that they dispatch. */
function follow(store: EventStore, gateway: CommandGateway, dispatched: string[]): RunningReactors {
  const commands = {
    async give(given: GivenCommand, context: CommandContext) {
      const outcome = await gateway.give(given, context);
      if (given.type === 'DispatchTask' && given.subject !== undefined) dispatched.push(given.subject);
      return outcome;
    },
  };
  const started = reactors.map((one) =>
    startReactor(store, reactorOf(one, { commands, log: strictLog, store }), forgetful),
  );
  return runningTogether(store, started);
}

/** Nothing of this survives the stage. */
const forgetful: ReactorCheckpoints = { load: () => Promise.resolve(0n), save: () => Promise.resolve() };

/** What a reactor would only tell of ends it here, and the year with it. */
const strictLog: Log = { ...silentLog, warn: unexpected, error: unexpected };

function unexpected(details: object, message: string): never {
  throw new Error(message, { cause: details });
}
