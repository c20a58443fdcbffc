import type { ClientBase } from 'pg';
import { copyIn } from './copy-in.js';
import type { ReadDatabase } from './read-database.js';
import type { StatementNames } from './statement-names.js';

/** One connection, usually inside a transaction. Statements with values are prepared once per connection. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** COPY … FROM STDIN. */
  copy(text: string, data: string): Promise<void>;
}

const sqlOf = (client: ClientBase, names: StatementNames): Sql => ({
  async query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    if (!values) return (await client.query(text)).rows as Row[];
    const name = names.nameOf(text);
    const { rows } = await client.query({ text, values: [...values], ...(name !== undefined && { name }) });
    return rows as Row[];
  },
  copy: (text, data) => copyIn(client, text, data),
});

/** All or nothing, on one connection of the pool. */
export const inTransaction = <Result>(database: ReadDatabase, work: (sql: Sql) => Promise<Result>): Promise<Result> =>
  onConnection(database, (sql) => transactionOn(sql, () => work(sql)));

/** All or nothing, on a connection that is in no transaction. */
export async function transactionOn<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  await sql.query('BEGIN');
  try {
    const result = await work();
    await sql.query('COMMIT');
    return result;
  } catch (error) {
    await sql.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** All or nothing within a transaction, which survives the failure. */
export async function savepoint<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  await sql.query('SAVEPOINT here');
  try {
    const result = await work();
    await sql.query('RELEASE SAVEPOINT here');
    return result;
  } catch (error) {
    await sql.query('ROLLBACK TO SAVEPOINT here; RELEASE SAVEPOINT here').catch(() => undefined);
    throw error;
  }
}

/** Statement by statement, on one connection of the pool. */
export async function onConnection<Result>(
  database: ReadDatabase,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const queryRunner = database.createQueryRunner();
  try {
    const client: ClientBase = await queryRunner.connect();
    return await work(sqlOf(client, database.runnerStatements));
  } finally {
    await queryRunner.release();
  }
}

/** The database refuses the rows (SQLSTATE classes 22, 23, 54): the event is the cause, not the connection. */
export function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(22|23|54)...$/.test(code);
}
