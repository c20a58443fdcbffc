import type { EventFeed } from '../model/feed.js';
import type { ProjectionObserver } from './observer.js';
import type { ProjectionPorts } from '../fold/ports.js';

export type RunnerPorts = ProjectionPorts & { readonly feed: EventFeed };

/** Between attempts that fail again and again. */
export const longestPauseMs = 5_000;

export interface RunnerSettings {
  /** Most events in one batch. */
  readonly batchSize: number;
  /** After a batch that was not full, wait so long for more: bounds the number of transactions, adds as much lag. */
  readonly lingerMs: number;
  /** Rows kept in memory between batches; beyond that they are read again. */
  readonly rowsInMemory: number;
  /** With more unread events than this, a model starts by a rebuild, which is faster than following. */
  readonly rebuildBeyond: number;
  readonly heartbeatMs: number;
  /** While another process owns a model, look so often whether it is free. */
  readonly standByMs: number;
  readonly onError: (error: unknown, model: string) => void;
  /** Told when this process owns a model, and when it stands by because another does. */
  readonly onOwnership?: ((model: string, isOwner: boolean) => void) | undefined;
  /** Told of what happens; absent: nothing is measured. */
  readonly observer?: ProjectionObserver | undefined;
}
