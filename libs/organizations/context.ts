import type { Context } from '#platform';
import { organizationCodec, organizationCommands, organizationRefusals } from '#organizations/contract';
import { OrganizationsModule } from './organizations.module.js';

/** The directory is kept in memory: it has no read models. */
export const organizations: Context<unknown> = {
  name: 'organizations',
  module: OrganizationsModule,
  commands: organizationCommands,
  codec: organizationCodec,
  readModels: () => [],
  reactors: [],
  refusals: [organizationRefusals],
};
