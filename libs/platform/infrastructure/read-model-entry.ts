import type { Provider } from '@nestjs/common';
import type { ReadModel } from '#projections';

/**
 * What the entry of one folder of read models gives to its context. A folder may give queries alone, when it reads rows that
 * another folder's model keeps. `Rules`: what the models are computed by.
 */
export interface ReadModelEntry<Rules> {
  readonly models: (rules: Rules) => readonly ReadModel[];
  /** The handlers of its queries, and what else Nest is to make. */
  readonly providers: readonly Provider[];
}
