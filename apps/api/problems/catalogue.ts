import { commandRefusals } from '#commands';
import { escalationRefusals } from '#escalation/contract';
import type { RefusalCatalog } from '#kernel';
import { organizationRefusals } from '#organizations/contract';
import { planRefusals } from '#plans/contract';
import { documentRefusals } from '#plans';
import { platformRefusals } from '#platform';
import { taskQueryRefusals } from '#tasks';
import { taskRefusals } from '#tasks/contract';
import { apiRefusals } from '../refusals.js';

const catalogues: readonly RefusalCatalog[] = [
  apiRefusals,
  platformRefusals,
  commandRefusals,
  taskRefusals,
  taskQueryRefusals,
  planRefusals,
  documentRefusals,
  organizationRefusals,
  escalationRefusals,
];

/** Every code this API can answer with. */
export const problemCatalogue: RefusalCatalog = Object.assign({}, ...catalogues) as RefusalCatalog;
