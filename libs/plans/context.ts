import type { Context } from '#platform';
import { planCodec, planCommands, planRefusals } from '#plans/contract';
import { documentRefusals } from './files/refusals.js';
import { PlansModule } from './plans.module.js';
import { planReadModels } from './read-models/models.js';

export const plans: Context<unknown> = {
  name: 'plans',
  module: PlansModule,
  commands: planCommands,
  codec: planCodec,
  readModels: () => planReadModels,
  refusals: [planRefusals, documentRefusals],
};
