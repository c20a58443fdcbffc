import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { EventStoreFull, EventStoreUnavailable } from '../errors.js';

/** Disk full, or over quota. */
const diskFull = '53100';

/** The failure of an append in the words of the port: the disk is full; anything else as it is. */
export const explained = (error: Error): Error =>
  error instanceof pg.DatabaseError && error.code === diskFull ? new EventStoreFull({ cause: error }) : error;

/** More than a page of the table, and not compressible, so that the table has to grow for it. */
const probeBytes = 16_384;

/**
 * Writes an event and takes it back, in one transaction, so that nobody ever sees it. It leaves a gap in the positions.
 * @throws EventStoreFull, EventStoreUnavailable
 */
export async function tryAppend(connect: () => Promise<pg.Client>): Promise<void> {
  let client: pg.Client | undefined;
  try {
    client = await connect();
    await client.query('BEGIN');
    await client.query(insert, [randomUUID(), JSON.stringify({ probe: randomBytes(probeBytes).toString('base64') })]);
    await client.query('ROLLBACK');
  } catch (error) {
    const failure = explained(error as Error);
    if (failure instanceof EventStoreUnavailable) throw failure;
    throw new EventStoreUnavailable(`PostgreSQL: ${failure.message}`, false, { cause: error });
  } finally {
    void client?.end().catch(() => undefined);
  }
}

/** The stream has the name of the event's id, so that nobody waits for it at the unique index. */
const insert = `INSERT INTO zhezi.events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
  VALUES (nextval('zhezi.event_position'), clock_timestamp(), $1::uuid, 0, 1, $1::text, 'Probe', $2::json, '{}')`;
