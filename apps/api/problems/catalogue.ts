import { commandRefusals } from '#commands';
import type { RefusalCatalog } from '#kernel';
import { platformRefusals } from '#platform';
import { contextRefusals } from '../../contexts.js';
import { apiRefusals } from '../refusals.js';

const catalogues: readonly RefusalCatalog[] = [apiRefusals, platformRefusals, commandRefusals, ...contextRefusals];

/** Every code this API can answer with. */
export const problemCatalogue: RefusalCatalog = Object.assign({}, ...catalogues) as RefusalCatalog;
