import { Module } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { commandsToTasks } from './application/task-commands.js';
import { taskReadModelProviders } from './read-models/providers.js';

/** 督查事项: commands to tasks, and the boards that show them. Needs the escalation module for the rules in force and the organizations module for the directory. */
@Module({
  providers: [
    {
      provide: commandsToTasks,
      inject: [CommandGateway, SUPERVISION_RULES, DIRECTORY],
      useFactory: (gateway: CommandGateway, rules: SupervisionRules, directory: DirectorySource) =>
        gateway.register(commandsToTasks(rules, directory)),
    },
    ...taskReadModelProviders,
  ],
})
export class TasksModule {}
