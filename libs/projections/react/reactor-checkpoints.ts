import type { Clock } from '#kernel';
import type { ReadDatabase } from '../sql/read-database.js';
import type { ReactorCheckpoints } from './reactor.js';

/**
 * Keeps the positions of reactors in `zhezi_read.reactors`. A position never moves back, whoever saves it. If two processes
 * run the same reactor, they repeat commands, and a repeated command changes nothing.
 */
export function createReactorCheckpoints(database: ReadDatabase, clock: Clock): ReactorCheckpoints {
  return {
    async load(name) {
      const rows = await database.query<{ position: string }[]>(
        'SELECT position FROM zhezi_read.reactors WHERE name = $1',
        [name],
      );
      return BigInt(rows[0]?.position ?? 0);
    },
    async save(name, position) {
      await database.query(
        `INSERT INTO zhezi_read.reactors AS r (name, position, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at
         WHERE excluded.position > r.position`,
        [name, String(position), clock.now()],
      );
    },
  };
}
