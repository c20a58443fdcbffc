import type { ReadDatabase } from '../sql/read-database.js';

export interface WaitOptions {
  readonly timeoutMs: number;
  /** Names of models; default all that are set up. */
  readonly models?: readonly string[];
}

const shortestPauseMs = 5;
const longestPauseMs = 50;

/**
 * Reading one's own write in a process that does not project: true once the models have processed `position`, false when
 * that takes longer than `timeoutMs`. In the projecting process `whenProcessed` answers without asking the database.
 */
export async function waitForPosition(
  dataSource: ReadDatabase,
  position: bigint,
  options: WaitOptions,
): Promise<boolean> {
  const deadline = performance.now() + options.timeoutMs;
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    if (await isProcessed(dataSource, position, options.models ?? null)) return true;
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, left)));
  }
}

async function isProcessed(
  dataSource: ReadDatabase,
  position: bigint,
  models: readonly string[] | null,
): Promise<boolean> {
  const rows: { behind: boolean }[] = await dataSource.query(
    `SELECT coalesce(min(position), 0) < $1::bigint OR count(*) < coalesce(cardinality($2::text[]), 0) AS behind
     FROM zhezi_read.checkpoints WHERE $2::text[] IS NULL OR model = ANY($2)`,
    [String(position), models],
  );
  return rows[0]!.behind === false;
}
