export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/start.js';
export { hasEmbeddedData } from './embedded-postgres/data.js';
export { type EmbeddedPostgresCode, EmbeddedPostgresError, inOneLine, isDiskFull } from './embedded-postgres/errors.js';
export { isFileError } from './files/file-errors.js';
export { inDataFolder } from './files/data-folder.js';
export { makeFolder } from './files/make-folder.js';
export { type AccessTokens, hasLocalKeys, localAccessTokens } from './access-tokens.js';
export { clockFrom } from './simulation/clock-from.js';
export { type Context } from './infrastructure/context.js';
export { type ReactorEntry, type ReactorPorts, reactorOf } from './infrastructure/reactor-entry.js';
export { type ReadModelEntry } from './infrastructure/read-model-entry.js';
export {
  type Configuration,
  environmentVariables,
  type EnvironmentVariable,
  languageIn,
  loadConfiguration,
  processConfiguration,
} from './configuration/configuration.js';
export { type OfficeFiles, officeSettings, type OfficeSettings, writeOffice } from './configuration/office.js';
export { createLog } from './process/log.js';
export { announceRunning, findRunning, type InForce, type RunningProcess } from './process/running.js';
export { runProcess, sentenceOf } from './process/run-process.js';
export {
  StartInterrupted,
  Startup,
  type StartupOptions,
  type Steps,
  stepsOn,
  type Stoppable,
} from './process/startup.js';
export { type StepName } from './process/step-name.js';
export { atDatabase } from './infrastructure/at-database.js';
export {
  clockOf,
  configuredAddresses,
  type DatabaseAddresses,
  type InfrastructureOptions,
  openInfrastructure,
} from './infrastructure/open-infrastructure.js';
export { type Check, type CheckFound, type ReadinessFound } from './observability/checks.js';
export {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  metricCatalogue,
  type MetricName,
} from './observability/catalogue.js';
export { createMetrics, type Metrics } from './observability/metrics.js';
export { type Observability, observeProcess, type ObserveOptions } from './observability/observe-process.js';
export { commandObserver } from './observability/observed-commands.js';
export { projectionObserver, watchModels } from './observability/observed-projections.js';
export { publishObserver } from './observability/publish-observer.js';
export { observedStore } from './observability/observed-store.js';
export { type Span, type SpanOptions, type Tracing, tracingInto } from './observability/tracing.js';
export { watchConsumer } from './observability/watch-consumer.js';
export { type Follower, watchFollower } from './observability/watch-follower.js';
export { ProcessEnd } from './process/process-end.js';
export { markSimulation } from './simulation/mark.js';
export { showTime, type ShownTime } from './simulation/clock-file.js';
export { sweepWhenRequested, sweepsOnRequest, whenSwept } from './simulation/sweeps.js';
export { simulationRefusals } from './simulation/refusals.js';
export { platformRefusals, refusePlatform } from './refusals.js';
export { ACCESS_TOKENS, CLOCK, CONFIGURATION, LOGGER, OBSERVABILITY, TAKES_EVENTS } from './tokens.js';
export { type NameOf } from './naming.js';
export { type Language } from '#kernel';
export { languageOf, wordingOf } from './wording.js';
export { type Infrastructure, InfrastructureModule } from './infrastructure/infrastructure.module.js';
