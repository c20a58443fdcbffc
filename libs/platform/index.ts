export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/start.js';
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from './embedded-postgres/errors.js';
