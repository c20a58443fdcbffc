import type { SupervisionRules } from '#escalation/contract';
import type { Context } from '#platform';
import { taskCodec, taskCommands, taskRefusals } from '#tasks/contract';
import { taskQueryRefusals } from './read-models/criteria/refusals.js';
import { taskReadModelsBy } from './read-models/models.js';
import { TasksModule } from './tasks.module.js';

export const tasks: Context<SupervisionRules> = {
  name: 'tasks',
  module: TasksModule,
  commands: taskCommands,
  codec: taskCodec,
  readModels: taskReadModelsBy,
  reactors: [],
  refusals: [taskRefusals, taskQueryRefusals],
};
