import type { ReadModel } from '../model/read-model.js';
import type { Suffix } from '../sql/table-sql.js';
import type { RowCache } from './row-cache.js';

/** Where the events of one model go. */
export interface Target {
  readonly model: ReadModel;
  /** Which set of the model's tables is written: the live one, or one that is being built. */
  readonly suffix: Suffix;
  /** Rows of this set of tables that are held in memory. */
  readonly cache: RowCache;
  /** Streams of which no event is applied until they are retried. */
  readonly quarantined: Set<string>;
}
