export type EmbeddedPostgresCode =
  | 'EMBEDDED_POSTGRES_IN_USE'
  | 'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM'
  | 'EMBEDDED_POSTGRES_NO_ACCOUNT'
  | 'EMBEDDED_POSTGRES_OTHER_VERSION'
  | 'EMBEDDED_POSTGRES_NO_PASSWORD'
  | 'EMBEDDED_POSTGRES_DATA_GONE'
  | 'EMBEDDED_POSTGRES_INIT_FAILED'
  | 'EMBEDDED_POSTGRES_START_FAILED';

/** The embedded server cannot serve. The message says what was found and, after the arrow, what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresCode,
    found: string,
    readonly advice: string,
  ) {
    super(`${code}: ${found}\n→ ${advice}`);
    this.name = 'EmbeddedPostgresError';
  }
}
