import type { ProjectionPorts } from '../fold/ports.js';
import type { EventFeed } from '../model/feed.js';
import type { ProjectionObserver } from './observer.js';

export type RunnerPorts = ProjectionPorts & { readonly feed: EventFeed };

/** Longest pause between attempts that fail again and again. */
export const longestPauseMs = 5_000;

export interface RunnerSettings {
  /** Most events in one batch. */
  readonly batchSize: number;
  /** After a batch that was not nearly full, wait this long for more events: fewer transactions, but more lag. */
  readonly lingerMs: number;
  /** Rows kept in memory between batches. When there are more, all are forgotten and read again. */
  readonly rowsInMemory: number;
  /** With more events to read than this, a model starts with a rebuild, which is faster than following. */
  readonly rebuildBeyond: number;
  readonly heartbeatMs: number;
  /** While another process owns a model, ask this often whether it is free. */
  readonly standByMs: number;
  readonly onError: (error: unknown, model: string) => void;
  /** Called when this process becomes owner of a model, and when it stands by because another process is. */
  readonly onOwnership?: ((model: string, isOwner: boolean) => void) | undefined;
  /** Measures what happens; absent: nothing is measured. */
  readonly observer?: ProjectionObserver | undefined;
}
