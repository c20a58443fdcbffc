import { escalationReadModels } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { planReadModels } from '#plans';
import type { ReadModel } from '#projections';
import { createTaskReadModels } from '#tasks';

/** Every read model a query may rest on; the lights of the task boards follow the policy in force. */
export const readModelsBy = ({ policy }: SupervisionRules): readonly ReadModel[] => [
  ...planReadModels,
  ...createTaskReadModels(policy.light),
  ...escalationReadModels,
];
