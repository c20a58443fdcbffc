import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EscalationModule, rulesInForce } from '#escalation';
import { createMemoryEventStore, type RecordedEvent } from '#event-store';
import { deterministicId, instantOf, systemActor } from '#kernel';
import { OrganizationsModule, seedFrom } from '#organizations';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { type AccessTokens, InfrastructureModule, loadConfiguration } from '#platform';
import { GivePlanCommand, ImportDocument, PlansModule } from '#plans';
import type { PlanEvent } from '#plans/contract';
import { GiveTaskCommand, plansBecomeTasks, TasksModule } from '#tasks';
import { simulatedClock } from '../simulated-clock.js';
import type { Stage } from '../stage.js';

/** The year on the real command path over a store in memory, without read models: every dispatched task is asked at every sweep. */
export async function memoryStage(): Promise<Stage & { close(): Promise<void> }> {
  const clock = simulatedClock(instantOf('2023-01-11', '08:30'));
  const store = createMemoryEventStore({ clock });
  const app = await NestFactory.createApplicationContext(await officeWith({ clock, store }), { logger: false });
  await app.init();
  const commands = app.get(CommandBus);
  await seedFrom({ commands, store }, 'tongzhou', clock.now());
  const directory = app.get<DirectorySource>(DIRECTORY, { strict: false });
  const tasks: string[] = [];
  let position = 0n;
  return {
    clock,
    store,
    importDocument: (name, bytes, context) => commands.execute(new ImportDocument(name, bytes, context)),
    givePlan: (planId, type, data, context) => commands.execute(new GivePlanCommand(planId, type, data, context)),
    giveTask: (taskId, type, data, context) => commands.execute(new GiveTaskCommand(taskId, type, data, context)),
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
        readDatabase: new DataSource({ type: 'postgres' }),
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

function fire(commands: CommandBus, taskId: string, now: string) {
  const commandId = deterministicId('fire-rungs', taskId, now);
  return commands.execute(
    new GiveTaskCommand(taskId, 'FireRungs', { now }, contextOf('escalator', now, commandId, 'clock')),
  );
}

async function follow(commands: CommandBus, event: RecordedEvent, tasks: string[]): Promise<void> {
  const { occurredAt } = event.metadata;
  for (const { taskId, type, data, commandId } of plansBecomeTasks.follow(event as unknown as PlanEvent)) {
    const context = contextOf(plansBecomeTasks.name, occurredAt, commandId, 'process');
    await commands.execute(new GiveTaskCommand(taskId, type, data, context));
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
