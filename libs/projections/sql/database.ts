import { DataSource, type EntitySchema } from 'typeorm';
import pg from 'pg';
import { CreateCheckpoints1700000000001 } from './migrations/1-create-checkpoints.js';
import { CreateReactors1700000000002 } from './migrations/2-create-reactors.js';
import { AddBookmarks1700000000003 } from './migrations/3-add-bookmarks.js';
import { KeepFormerTables1700000000004 } from './migrations/4-keep-former-tables.js';
import { entityOf } from './entity.js';
import { keepalive } from './session-locks.js';
import type { ReadModel } from '../model/read-model.js';
import { schema } from './table-sql.js';

/** Injection token of the DataSource that `createReadDatabase` makes. */
export const READ_DATABASE = 'zhezi.read-database';

export interface ReadDatabaseOptions {
  /** Models whose tables are to be known to TypeORM as entities. */
  readonly models?: readonly ReadModel[];
  /** Connections at most; default 10. */
  readonly poolSize?: number;
}

const date = 1082;
const timestamptz = 1184;

/** Dates and instants reach the domain as its own strings, never as `Date`. */
const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    if (oid === date) return (value: string) => value;
    if (oid === timestamptz) return (value: string) => new Date(value).toISOString();
    return pg.types.getTypeParser(oid, 'text');
  },
};

/**
 * Connects to the database of the read models and brings the runner's own tables up to date (TypeORM migrations).
 * Commits do not wait for the disk: rows and checkpoint are lost together or not at all, and come again from the events.
 */
export async function createReadDatabase(
  connectionString: string,
  { models = [], poolSize = 10 }: ReadDatabaseOptions = {},
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: connectionString,
    schema,
    entities: models.flatMap((model) => model.tables.map((table): EntitySchema => entityOf(table))),
    migrations: [
      CreateCheckpoints1700000000001,
      CreateReactors1700000000002,
      AddBookmarks1700000000003,
      KeepFormerTables1700000000004,
    ],
    poolSize,
    applicationName: 'zhezi-read',
    extra: { types: parsers, options: `-c synchronous_commit=off -c timezone=UTC ${keepalive}` },
  });
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
}

const migrationLock = 7_130_011;

/** One process at a time, because several start at once. */
async function migrate(dataSource: DataSource): Promise<void> {
  await using guard = dataSource.createQueryRunner();
  await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await guard.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}
