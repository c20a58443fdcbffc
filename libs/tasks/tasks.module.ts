import { Module } from '@nestjs/common';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { AggregateWriter, EVENT_STORE, type EventStore } from '#event-store';
import { GiveTaskCommandHandler, TASK_WRITER, type TaskWriter } from './application/give-task-command.js';
import { createTaskDecider } from './domain/decider.js';
import { taskReadModelProviders } from './read-models/providers.js';

/** 督查事项: commands to tasks, and the boards that show them. Needs the escalation module for the rules in force and the organizations module for the directory. */
@Module({
  providers: [
    {
      provide: TASK_WRITER,
      inject: [EVENT_STORE, SUPERVISION_RULES],
      useFactory: (store: EventStore, rules: SupervisionRules): TaskWriter =>
        new AggregateWriter(store, { decider: createTaskDecider(rules) }),
    },
    GiveTaskCommandHandler,
    ...taskReadModelProviders,
  ],
})
export class TasksModule {}
