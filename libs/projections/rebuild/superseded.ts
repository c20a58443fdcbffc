import type { Sql } from '../sql/transaction.js';

/** Says that a version is over and another serves. */
export async function supersede(sql: Sql, model: string, over: number, serves: number): Promise<void> {
  await sql.query(
    `UPDATE zhezi_read.checkpoints
        SET superseded = array_remove(array_remove(superseded, $2::integer) || $2::integer, $3::integer)
      WHERE model = $1`,
    [model, over, serves],
  );
}
