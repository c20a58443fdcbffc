import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { asStored, createPostgresEventStore, type NewEvent } from '#event-store';
import { newId } from '#kernel';

/** One way of storing events; each call stores one, or one group, durably. */
export interface Contestant {
  /** Stores the next event of one of a worker's streams. */
  append(worker: number): Promise<unknown>;
  close(): Promise<unknown>;
}

const streamsPerWorker = 200;

/** About the size of a progress report: 190 bytes of data, 330 of metadata. */
export function sampleEvent(n: number): NewEvent {
  const commandId = newId();
  return {
    id: newId(),
    type: 'ProgressReported',
    schemaVersion: 1,
    data: {
      assignment: `unit-${n % 300}`,
      percent: n % 101,
      narrative: '已完成前期手续办理，正在组织施工图设计和招标准备工作。',
      attachments: [],
    },
    metadata: {
      occurredAt: '2026-03-02T01:00:00.000Z',
      actor: { account: 'clerk-7', role: 'clerk', unit: `unit-${n % 300}` },
      commandId,
      commandHash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      correlationId: commandId,
      causationId: null,
      source: 'http',
    },
  };
}

/** Round robin over a worker's streams, with the revision each is at. */
function cursor(): (worker: number) => { stream: string; revision: number; n: number } {
  const counts: number[] = [];
  const run = newId();
  return (worker) => {
    const n = (counts[worker] = (counts[worker] ?? -1) + 1);
    return {
      stream: `task-${run}-${worker}-${n % streamsPerWorker}`,
      revision: Math.floor(n / streamsPerWorker) - 1,
      n,
    };
  };
}

export async function zhezi(connectionString: string): Promise<Contestant> {
  const store = await createPostgresEventStore({ connectionString, upcasters: asStored });
  const next = cursor();
  return {
    append: (worker) => {
      const { stream, revision, n } = next(worker);
      return store.append([{ stream, expectedRevision: revision < 0 ? 'none' : revision, events: [sampleEvent(n)] }]);
    },
    close: () => store.close(),
  };
}

export async function emmett(connectionString: string): Promise<Contestant> {
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  const next = cursor();
  return {
    append: (worker) => {
      const { stream, n } = next(worker);
      const { type, data, metadata } = sampleEvent(n);
      return store.appendToStream(stream, [{ type, data, metadata } as never]);
    },
    close: () => store.close(),
  };
}

/** The least possible work: one prepared INSERT per group, under the same lock, into a table like ours, on one connection. */
export async function rawInsert(connectionString: string, groupSize: number): Promise<Contestant> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS raw_events (LIKE zhezi.events INCLUDING ALL)');
  await client.query('CREATE SEQUENCE IF NOT EXISTS raw_position CACHE 1');
  const next = cursor();
  return {
    append: () => {
      const rows = Array.from({ length: groupSize }, (_, worker) => ({
        ...next(worker),
        ...{ event: sampleEvent(worker) },
      }));
      const values = [
        rows.map(({ event }) => event.id),
        rows.map(({ revision }) => revision + 1),
        rows.map(({ event }) => event.schemaVersion),
        rows.map(({ stream }) => stream),
        rows.map(({ event }) => event.type),
        rows.map(({ event }) => JSON.stringify(event.data)),
        rows.map(({ event }) => JSON.stringify(event.metadata)),
      ];
      return client.query({ name: 'raw', text: rawSql, values });
    },
    close: () => client.end(),
  };
}

const rawSql = `
  INSERT INTO raw_events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
  SELECT nextval('raw_position'), now(), e.*
    FROM (SELECT pg_advisory_xact_lock(8244502617714163303)) lock,
         unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::json[], $7::json[]) e`;
