import type { ProjectionPorts } from '../fold/ports.js';
import { RebuildRunning } from '../model/errors.js';
import type { ReadModel } from '../model/read-model.js';
import { onConnection, type Sql } from '../sql/transaction.js';

const rebuildLocks = 7_130_013;

/**
 * Only one rebuild, comparison or rollback of a model at a time, in whatever process.
 * @throws RebuildRunning
 */
export const withRebuildLock = <Result>(
  { dataSource }: ProjectionPorts,
  model: Pick<ReadModel, 'name'>,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> =>
  onConnection(dataSource, async (sql) => {
    const key = [rebuildLocks, model.name];
    const [row] = await sql.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS free', key);
    if (!row!.free) throw new RebuildRunning(model.name);
    try {
      return await work(sql);
    } finally {
      await sql.query('SELECT pg_advisory_unlock($1::int, hashtext($2))', key);
    }
  });
