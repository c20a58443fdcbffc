import type { DataSource } from 'typeorm';
import { follow, type ReadSide } from './read-side.js';
import { yearAppends } from './year-of-tasks.js';

export interface Changes {
  /** Ends when the last of them is done. Returns how many there were. */
  stop(): Promise<number>;
}

/** The models behind what the bench asks for. */
const asked: ReadonlySet<string> = new Set(['task-board', 'task-timeline']);

/**
 * Changes so many tasks a second while they are read. Half of them have streams and get the next events of their year, which are
 * projected live. The others have no streams and get a newer row, as a projector would write it.
 */
export function changeMeanwhile(side: ReadSide, tasks: number, commandsSoFar: number, perSecond: number): Changes {
  const ended = new AbortController();
  const done = change(side, yearAppends(tasks, undefined, commandsSoFar), perSecond, ended.signal);
  return { stop: () => (ended.abort(), done) };
}

async function change(
  side: ReadSide,
  commands: ReturnType<typeof yearAppends>,
  perSecond: number,
  ended: AbortSignal,
): Promise<number> {
  const projections = await follow(
    side,
    side.models.filter(({ name }) => asked.has(name)),
  );
  const begun = performance.now();
  let count = 0;
  for await (const appends of commands) {
    for (const append of appends) {
      while (!ended.aborted && ((performance.now() - begun) * perSecond) / 1000 < count)
        await new Promise((resolve) => setTimeout(resolve, 5));
      if (ended.aborted) break;
      await side.store.append([append]);
      await renew(side.dataSource, count);
      count += 2;
    }
    if (ended.aborted) break;
  }
  await projections.stop();
  return count;
}

/** Any copy, picked by a step that comes by all of them. */
const renew = (database: DataSource, at: number): Promise<unknown> =>
  database.query(
    `UPDATE zhezi_read.task_board SET revision = revision + 1, position = 2000000 + $1::integer, percent = $1::integer % 100,
       common_position = 2000000 + $1::integer, updated_at = now(), common_at = now()
     WHERE task_id = (SELECT task_id FROM zhezi_read.task_board WHERE position = 1000000 + ($1::bigint * 7919) % 100000)`,
    [at],
  );
