export { type AnyTable, type ColumnSpec, type IndexSpec, type ProjectedRow, type TableSpec } from './model/table.js';
export { column, initialOf, type RowOf, specsOf } from './model/columns.js';
export { type ReadModel, type SubjectRows } from './model/read-model.js';
export { type Effects, type EffectsModel, modelOfEffects, noEffect, noEffects } from './model/effects.js';
export { type Delivery, type EventFeed, type FeedOptions } from './model/feed.js';
export {
  ModelLockLost,
  ModelSuperseded,
  ModelTakenOver,
  NothingKept,
  RebuildRunning,
  StreamQuarantined,
  UnknownModel,
} from './model/errors.js';
export { projectionRefusals } from './refusals.js';
export { READ_DATABASE, ReadDatabase, type ReadDatabaseOptions } from './sql/read-database.js';
export { createReadDatabase } from './sql/create-read-database.js';
export { queryRows, type Statement } from './sql/query-rows.js';
export { SessionLocks } from './sql/session-locks.js';
export { type ProjectionPorts } from './fold/ports.js';
export { storeFeed } from './fold/store-feed.js';
export { rebuild, type RebuildOptions, type RebuildResult } from './rebuild/rebuild.js';
export { type RebuildProgress } from './rebuild/build-beside.js';
export { rollback, type RollbackResult } from './rebuild/rollback.js';
export { compareWithRebuild, type Comparison, type RowDifference } from './rebuild/compare.js';
export { modelNamed, type ProjectionOptions, type Projections, startProjections } from './follow/start.js';
export { type AppliedBatch, type ProjectionObserver } from './follow/observer.js';
export { retryQuarantined, type RetryResult } from './follow/retry.js';
export { type ModelStatus, projectionStatus, type QuarantinedStream } from './follow/status.js';
export { waitForPosition, type WaitOptions } from './follow/wait.js';
export { type FailureDecision, type Reactor, type ReactorCheckpoints } from './react/reactor.js';
export { type ReactorOptions, type RunningReactor, startReactor } from './react/start-reactor.js';
export { createReactorCheckpoints } from './react/reactor-checkpoints.js';
