import pg from 'pg';
import { DataSource, type Repository } from 'typeorm';
import type { ReadModel } from '../model/read-model.js';
import type { ProjectedRow, TableSpec } from '../model/table.js';
import { entityOf } from './entity.js';
import { keepalive } from './keepalive.js';
import { migrations } from './migrations/migrations.js';
import { SharedPool } from './shared-pool.js';
import { StatementNames } from './statement-names.js';
import { schema } from './table-sql.js';

/** Injection token of the ReadDatabase that `createReadDatabase` makes. */
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

/** More than there are statements that ask to be planned once. A statement beyond the limit is planned each time. */
const mostReadStatements = 100;

/**
 * The database of the read models, before `initialize` not connected. TypeORM and `queryRows` share its connections.
 * Commits do not wait for the disk: rows and checkpoint are lost together or not at all, and are made again from the events.
 */
export class ReadDatabase extends DataSource {
  /** Names of the statements of `queryRows`. */
  readonly readStatements = new StatementNames('read', mostReadStatements);
  /** Names of the statements of the runner: a few per table. */
  readonly runnerStatements = new StatementNames('runner', Number.POSITIVE_INFINITY);
  private readonly shared: SharedPool;

  constructor(
    readonly connectionString: string,
    { models = [], poolSize = 10 }: ReadDatabaseOptions = {},
  ) {
    const shared = new SharedPool();
    super({
      type: 'postgres',
      url: connectionString,
      driver: shared.driver,
      schema,
      entities: models.flatMap((model) => model.tables.map((table) => entityOf(table))),
      migrations: [...migrations],
      poolSize,
      applicationName: 'zhezi-read',
      extra: { types: parsers, options: `-c synchronous_commit=off -c timezone=UTC ${keepalive}` },
    });
    this.shared = shared;
  }

  /** For queries through TypeORM, on tables of the `models` of this database. */
  repositoryOf<Row extends ProjectedRow>(table: TableSpec<Row>): Repository<Row> {
    return this.getRepository<Row>(table.name);
  }

  /** The pool of connections that TypeORM uses, too. @throws TypeError before `initialize` */
  get pool(): pg.Pool {
    return this.shared.pool;
  }
}
