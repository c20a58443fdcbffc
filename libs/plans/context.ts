import type { Context } from '#platform';
import { planCodec, planCommands, planCompounds, planRefusals } from '#plans/contract';
import { documentRefusals } from './files/refusals.js';
import { PlansModule } from './plans.module.js';
import { draftsAreRecheckedReactor } from './reactors/drafts-are-rechecked/reactor.js';
import { plansBecomeTasksReactor } from './reactors/plans-become-tasks/reactor.js';
import { planReadModels } from './read-models/models.js';

export const plans: Context<unknown> = {
  name: 'plans',
  module: PlansModule,
  commands: { ...planCommands, ...planCompounds },
  codec: planCodec,
  readModels: () => planReadModels,
  reactors: [plansBecomeTasksReactor, draftsAreRecheckedReactor],
  refusals: [planRefusals, documentRefusals],
};
