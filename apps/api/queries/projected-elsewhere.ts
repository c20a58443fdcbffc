import type { SupervisionRules } from '#escalation/contract';
import type { Infrastructure } from '#platform';
import { projectionStatus, waitForPosition } from '#projections';
import { readModelsBy } from '../../contexts.js';
import type { Projected } from './projected.js';

/** Projections that run in another process: the read database says how far they are. */
export const projectedElsewhere = (
  { store, readDatabase, clock }: Infrastructure,
  rules: SupervisionRules,
): Projected => ({
  whenProcessed: (position, options) => waitForPosition(readDatabase, position, options),
  status: () => projectionStatus({ store, dataSource: readDatabase, clock }, readModelsBy(rules)),
});
