import type { Clock } from '#kernel';
import type { DataSource } from 'typeorm';

/** The position up to which all events of the store are in Kafka. */
export interface RelayCheckpoint {
  load(): Promise<bigint>;
  /** Moves the checkpoint if it is still at `from`; else changes nothing and returns false. */
  advance(from: bigint, to: bigint): Promise<boolean>;
}

/**
 * A row of `zhezi_read.reactors`. When the row or its last change is lost, events are published again, with the same ids and positions.
 */
export function createRelayCheckpoint(database: DataSource, name: string, clock: Clock): RelayCheckpoint {
  return {
    async load() {
      await database.query(
        'INSERT INTO zhezi_read.reactors (name, position, updated_at) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
        [name, clock.now()],
      );
      const rows = await database.query<{ position: string }[]>(
        'SELECT position FROM zhezi_read.reactors WHERE name = $1',
        [name],
      );
      return BigInt(rows[0]!.position);
    },
    async advance(from, to) {
      const moved = await database.query<[unknown[], number]>(
        'UPDATE zhezi_read.reactors SET position = $3, updated_at = $4 WHERE name = $1 AND position = $2',
        [name, String(from), String(to), clock.now()],
      );
      return moved[1] === 1;
    },
  };
}
