export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/start.js';
export { hasEmbeddedData } from './embedded-postgres/data.js';
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from './embedded-postgres/errors.js';
export { type AccessTokens, localAccessTokens } from './access-tokens.js';
export { clockFrom } from './clock-from.js';
export {
  type Configuration,
  environmentVariables,
  type EnvironmentVariable,
  loadConfiguration,
} from './configuration.js';
export { createLog, type Log, silentLog } from './log.js';
export { projectRoot } from './project-root.js';
export { announceRunning, findRunning, type RunningProcess } from './running.js';
export { runProcess, sentenceOf, type Stoppable } from './run-process.js';
export {
  clockOf,
  configuredAddresses,
  type DatabaseAddresses,
  type InfrastructureOptions,
  openInfrastructure,
} from './open-infrastructure.js';
export { platformRefusals, refusePlatform } from './refusals.js';
export { ACCESS_TOKENS, CLOCK, CONFIGURATION, LOGGER } from './tokens.js';
export { type Language, languageOf, wordingOf } from './wording.js';
export { type Infrastructure, InfrastructureModule } from './infrastructure.module.js';
