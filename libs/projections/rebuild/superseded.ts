import type { Sql } from '../sql/transaction.js';

/** Remembers that one version of the model was replaced by another, which serves now. */
export async function markSuperseded(
  sql: Sql,
  model: string,
  { replaced, serving }: { readonly replaced: number; readonly serving: number },
): Promise<void> {
  await sql.query(
    `UPDATE zhezi_read.checkpoints
        SET superseded = array_remove(array_remove(superseded, $2::integer) || $2::integer, $3::integer)
      WHERE model = $1`,
    [model, replaced, serving],
  );
}
