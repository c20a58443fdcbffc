export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/start.js';
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from './embedded-postgres/errors.js';
export { type AccessTokens, localAccessTokens } from './access-tokens.js';
export { type Configuration, environmentVariables, loadConfiguration } from './configuration.js';
export { projectRoot } from './project-root.js';
export { platformRefusals, refusePlatform } from './refusals.js';
export { ACCESS_TOKENS, CLOCK, CONFIGURATION, LOGGER } from './tokens.js';
export { type Language, languageOf, wordingOf } from './wording.js';
export { type Infrastructure, InfrastructureModule } from './infrastructure.module.js';
