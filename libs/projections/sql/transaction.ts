import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { copyIn } from './copy-in.js';

/** A thin handle on one connection, usually inside a transaction. Statements are prepared once per connection. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** COPY … FROM STDIN. */
  copy(text: string, data: string): Promise<void>;
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `z${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

const sqlOf = (client: ClientBase): Sql => ({
  async query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    const { rows } = values
      ? await client.query({ name: nameOf(text), text, values: [...values] })
      : await client.query(text);
    return rows as Row[];
  },
  copy: (text, data) => copyIn(client, text, data),
});

/** All or nothing, on one connection of the pool. */
export const inTransaction = <Result>(dataSource: DataSource, work: (sql: Sql) => Promise<Result>): Promise<Result> =>
  onConnection(dataSource, (sql) => transactionOn(sql, () => work(sql)));

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
  dataSource: DataSource,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    return await work(sqlOf((await queryRunner.connect()) as ClientBase));
  } finally {
    await queryRunner.release();
  }
}

/** The rows do not fit the database (SQLSTATE classes 22, 23, 54): it is the event's fault, not the connection's. */
export function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(22|23|54)...$/.test(code);
}
