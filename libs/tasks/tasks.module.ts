import { Module } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { EVENT_STORE, type EventStore } from '#event-store';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { commandsToTasks } from './application/task-commands.js';
import { taskReadModelProviders } from './read-models/models.js';

type Parts = [CommandGateway, SupervisionRules, EventStore];

/** 督查事项: commands to tasks, and the boards that show them. Needs the escalation module for the rules in force, and the gateway needs the organizations module for what names mean. */
@Module({
  providers: [
    {
      provide: commandsToTasks,
      inject: [CommandGateway, SUPERVISION_RULES, EVENT_STORE],
      useFactory: (...[gateway, rules, store]: Parts) => gateway.register(commandsToTasks(rules, store)),
    },
    ...taskReadModelProviders,
  ],
})
export class TasksModule {}
