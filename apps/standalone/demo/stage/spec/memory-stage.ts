import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandGateway } from '#commands';
import { EscalationModule, rulesInForce } from '#escalation';
import { createMemoryEventStore, type RecordedEvent } from '#event-store';
import { deterministicId, instantOf, systemActor } from '#kernel';
import { OrganizationsModule, seedFrom } from '#organizations';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { type AccessTokens, InfrastructureModule, loadConfiguration } from '#platform';
import { ImportDocument, plansBecomeTasks, PlansModule, toPlan } from '#plans';
import { planCodec, planStreamPrefix } from '#plans/contract';
import { TasksModule, toTask } from '#tasks';
import { ReadDatabase } from '#projections';
import { simulatedClock } from '../simulated-clock.js';
import type { Stage } from '../stage.js';
import { upcasters } from '../../../contexts.js';

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
  let position = 0n;
  return {
    clock,
    store,
    importDocument: (name, bytes, context) => bus.execute(new ImportDocument(name, bytes, context)),
    givePlan: (planId, type, data, context) => commands.give(toPlan(planId, type, data), context),
    giveTask: (taskId, type, data, context) => commands.give(toTask(taskId, type, data), context),
    sweep: (now) => Promise.all(tasks.map((taskId) => fire(commands, taskId, now))),
    clocksReady: () => Promise.resolve(),
    whenCaughtUp: async () => {
      const page = await store.readAll({ after: position, limit: 1_000_000 });
      position = page.position;
      for (const event of page.events) await follow(commands, event, tasks);
    },
    directory: () => directory.current(),
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

type Given = Pick<Parameters<typeof InfrastructureModule.with>[0], 'clock' | 'store'>;

async function officeWith({ clock, store }: Given) {
  @Module({
    imports: [
      InfrastructureModule.with({
        clock,
        store,
        configuration: loadConfiguration({}),
        readDatabase: new ReadDatabase('postgres://never.connected'),
        accessTokens: {} as AccessTokens,
      }),
      EscalationModule.with(await rulesInForce('default-1')),
      OrganizationsModule,
      PlansModule,
      TasksModule,
    ],
  })
  class Office {}
  return Office;
}

function fire(commands: CommandGateway, taskId: string, now: string) {
  const commandId = deterministicId('fire-rungs', taskId, now);
  return commands.give(toTask(taskId, 'FireRungs', { now }), contextOf('escalator', now, commandId, 'clock'));
}

/** Nothing follows from the events of other contexts. */
const following = (event: RecordedEvent) =>
  event.stream.startsWith(planStreamPrefix) ? plansBecomeTasks.follow(planCodec.read(event)) : [];

async function follow(commands: CommandGateway, event: RecordedEvent, tasks: string[]): Promise<void> {
  const { occurredAt } = event.metadata;
  for (const { taskId, type, data, commandId } of following(event)) {
    const context = contextOf(plansBecomeTasks.name, occurredAt, commandId, 'process');
    await commands.give(toTask(taskId, type, data), context);
    if (type === 'DispatchTask') tasks.push(taskId);
  }
}

const contextOf = (account: string, at: string, commandId: string, source: 'clock' | 'process') => ({
  actor: systemActor(account),
  at,
  commandId,
  correlationId: commandId,
  causationId: null,
  source,
});
