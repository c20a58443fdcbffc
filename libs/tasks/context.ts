import type { SupervisionRules } from '#escalation/contract';
import type { Context } from '#platform';
import { taskCodec, taskCommands, taskRefusals } from '#tasks/contract';
import { taskQueryRefusals } from './read-models/criteria/refusals.js';
import { createTaskReadModels } from './read-models/models.js';
import { TasksModule } from './tasks.module.js';

/** The lights of the task boards follow the thresholds of the policy in force. */
export const tasks: Context<SupervisionRules> = {
  name: 'tasks',
  module: TasksModule,
  commands: taskCommands,
  codec: taskCodec,
  readModels: ({ policy }) => createTaskReadModels(policy.light),
  refusals: [taskRefusals, taskQueryRefusals],
};
