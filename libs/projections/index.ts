export { type AnyTable, type ColumnSpec, type IndexSpec, type ProjectedRow, type TableSpec } from './table.js';
export { type AppliedBatch, type ProjectionObserver } from './observer.js';
export { type ReadModel, type SubjectRows } from './read-model.js';
export { type Effects, type EffectsModel, modelOfEffects, noEffect } from './effects.js';
export { createReadDatabase, READ_DATABASE, type ReadDatabaseOptions } from './database.js';
export { entityOf } from './entity.js';
export { modelNamed, type ProjectionOptions, type Projections, startProjections } from './start.js';
export { type ProjectionPorts } from './ports.js';
export { type Delivery, type EventFeed, type FeedOptions, storeFeed } from './feed.js';
export { rebuild, type RebuildOptions, type RebuildProgress, type RebuildResult } from './rebuild.js';
export { rollback, type RollbackResult } from './rollback.js';
export { compareWithRebuild, type Comparison, type RowDifference } from './compare.js';
export { retryQuarantined, type RetryResult } from './retry.js';
export { type ModelStatus, projectionStatus, type QuarantinedStream } from './status.js';
export { waitForPosition, type WaitOptions } from './wait.js';
export {
  ModelLockLost,
  ModelSuperseded,
  ModelTakenOver,
  NothingKept,
  RebuildRunning,
  StreamQuarantined,
  UnknownModel,
} from './errors.js';
export {
  type FailureDecision,
  type Reactor,
  type ReactorCheckpoints,
  type ReactorOptions,
  type RunningReactor,
  startReactor,
} from './reactor.js';
export { SessionLocks } from './locks.js';
export { createReactorCheckpoints } from './reactor-checkpoints.js';
