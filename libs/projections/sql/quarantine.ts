import type { RecordedEvent } from '#event-store';
import type { Timestamp } from '#kernel';
import type { Sql } from './transaction.js';

/** An event that could not be applied, or one behind it in its stream. The event itself stays in the store. */
export interface Parked {
  readonly event: Pick<RecordedEvent, 'stream' | 'revision' | 'position' | 'type'>;
  /** Null for an event that waits behind the one that failed. */
  readonly error: string | null;
}

/** The same as it is stored in `zhezi_read.quarantine`. */
export interface ParkedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly error: string | null;
  readonly parkedAt: Timestamp;
}

export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Stores references to these events. Events that are parked already stay as they are. */
export async function park(sql: Sql, model: string, parked: readonly Parked[], now: Timestamp): Promise<void> {
  for (const { event, error } of parked) {
    await sql.query(
      `INSERT INTO zhezi_read.quarantine (model, stream, revision, position, type, error, parked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [model, event.stream, event.revision, String(event.position), event.type, error, now],
    );
  }
}

export async function quarantinedStreams(sql: Sql, model: string): Promise<Set<string>> {
  const rows = await sql.query<{ stream: string }>(
    'SELECT DISTINCT stream FROM zhezi_read.quarantine WHERE model = $1',
    [model],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** All of a model, or those of one stream, in the order in which they happened. */
export const parkedEvents = (sql: Sql, model: string, stream: string | null): Promise<ParkedEvent[]> =>
  sql.query<ParkedEvent>(
    `SELECT stream, revision, position, type, error, parked_at AS "parkedAt" FROM zhezi_read.quarantine
     WHERE model = $1 AND ($2::text IS NULL OR stream = $2) ORDER BY position`,
    [model, stream],
  );

/** Removes what is parked of the stream up to this revision. */
export async function release(sql: Sql, model: string, stream: string, throughRevision: number): Promise<void> {
  await sql.query('DELETE FROM zhezi_read.quarantine WHERE model = $1 AND stream = $2 AND revision <= $3', [
    model,
    stream,
    throughRevision,
  ]);
}
