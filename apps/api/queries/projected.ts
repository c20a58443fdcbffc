import type { Projections } from '#projections';

/** Injection token of {@link Projected}. */
export const PROJECTED = 'zhezi.api.projected';

/** What the API asks of the projections, wherever they run. */
export type Projected = Pick<Projections, 'whenProcessed' | 'status'>;
