import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { sampleEvent } from '../spec/sample-events.js';
import type { EventStore } from '../port.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored } from '../upcasting.js';

const steps = ['number', 'insert', 'commit'] as const;
type Step = (typeof steps)[number];
type Move = readonly [writer: number, step: Step];

/** Every order in which three writers can take their three steps, but for their names: 9! / 3!³ / 3! = 280. */
function everyOrder(done: readonly number[] = [0, 0, 0], moves: readonly Move[] = []): Move[][] {
  if (moves.length === 9) return [[...moves]];
  return done.flatMap((count, writer) => {
    const firstOfItsName = writer === 0 || done[writer - 1]! > 0;
    if (count === 3 || (count === 0 && !firstOfItsName)) return [];
    const after = done.map((n, index) => (index === writer ? n + 1 : n));
    return everyOrder(after, [...moves, [writer, steps[count]!]]);
  });
}

/** Writers whose event is never read by a reader that goes by position, because an event with a higher number was readable first. */
function passedOver(order: readonly Move[]): number[] {
  const numbered = order.filter(([, step]) => step === 'number').map(([writer]) => writer);
  const committed = order.filter(([, step]) => step === 'commit').map(([writer]) => writer);
  return numbered.filter((writer, place) =>
    numbered.slice(place + 1).some((later) => committed.indexOf(later) < committed.indexOf(writer)),
  );
}

describe('the global order', () => {
  let database: TestDatabase;
  let store: EventStore;
  let lock: string;
  let watcher: pg.Client;
  const writers: pg.Client[] = [];

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    database = await testDatabase();
    await installEventStore(database.connectionString);
    store = await createPostgresEventStore({ connectionString: database.connectionString, upcasters: asStored });
    for (let n = 0; n < 3; n++) writers.push(await connect());
    watcher = await connect();
    const sql = await readFile(join(import.meta.dirname, '../../../infra/postgres/functions/append_group.sql'), 'utf8');
    lock = /PERFORM (pg_advisory_xact_lock\(\d+\))/.exec(sql)![1]!;
  });
  afterAll(async () => {
    await store.close();
    await Promise.all([...writers, watcher].map((client) => client.end()));
    await database.close();
  });

  /** Whether a session waits for a lock, asked of the server until it either does or has answered. */
  async function answeredOrWaiting(client: pg.Client, answer: Promise<unknown>): Promise<void> {
    const { processID } = client as unknown as { processID: number };
    let answered = false;
    void answer.finally(() => (answered = true)).catch(() => undefined);
    while (!answered) {
      const { rowCount } = await watcher.query('SELECT FROM pg_locks WHERE pid = $1 AND NOT granted', [processID]);
      if (rowCount! > 0) return;
    }
  }

  /** Plays an order on three open transactions, reading on after every step; answers the writers whose events were never read. */
  async function play(order: readonly Move[], locked: boolean): Promise<number[]> {
    const read = new Set<string>();
    let after = await store.head();
    const readOn = async (): Promise<void> => {
      const page = await store.readAll({ after, limit: 100 });
      after = page.position;
      for (const { id } of page.events) read.add(id);
    };
    const ids = writers.map(() => newId());
    const chains: Promise<unknown>[] = writers.map(() => Promise.resolve());
    const take = async (writer: number, step: Step): Promise<void> => {
      if (step === 'number') {
        await writers[writer]!.query('BEGIN');
        if (locked) await writers[writer]!.query(`SELECT ${lock}`);
        await writers[writer]!.query(`SELECT nextval('zhezi.event_position')`);
      } else if (step === 'insert') {
        await writers[writer]!.query(insertNumbered, [ids[writer]]);
      } else {
        await writers[writer]!.query('COMMIT');
      }
    };
    for (const [writer, step] of order) {
      chains[writer] = chains[writer]!.then(() => take(writer, step));
      await answeredOrWaiting(writers[writer]!, chains[writer]!);
      await readOn();
    }
    await Promise.all(chains);
    await readOn();
    return ids.flatMap((id, writer) => (read.has(id) ? [] : [writer]));
  }

  const insertNumbered = `
    INSERT INTO zhezi.events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
    VALUES (currval('zhezi.event_position'), now(), $1::uuid, 0, 1, $1::text, 'Noted', '{}', '{}')`;

  it('a reader without the lock loses exactly the events that were numbered early and committed late', async () => {
    const orders = everyOrder();
    expect(orders).toHaveLength(280);
    const lossy = orders.filter((order) => passedOver(order).length > 0);
    expect(lossy.length).toBeGreaterThan(100);
    for (const order of orders) {
      const lost = await play(order, false);
      expect({ order, lost }).toEqual({ order, lost: passedOver(order).sort() });
    }
  });

  it('a reader under the lock loses no event, in whatever order three writers number, insert and commit', async () => {
    for (const order of everyOrder()) expect({ order, lost: await play(order, true) }).toEqual({ order, lost: [] });
  });

  it('append_group holds the lock until its transaction ends: a second append waits, and no reader passes over the first', async () => {
    const [first, second] = writers as [pg.Client, pg.Client];
    const after = await store.head();
    await first.query('BEGIN');
    await first.query(appendOne('held-1'));
    const waiting = second.query(appendOne('held-2'));
    await answeredOrWaiting(second, waiting);
    const third = store.append([{ stream: 'held-3', expectedRevision: 'none', events: [sampleEvent()] }]);
    expect((await store.readAll({ after, limit: 10 })).events).toEqual([]);
    await first.query('COMMIT');
    await Promise.all([waiting, third]);
    const { events } = await store.readAll({ after, limit: 10 });
    expect(events.map(({ stream }) => stream)[0]).toBe('held-1');
    expect(events).toHaveLength(3);
  });

  const appendOne = (stream: string): string => `
    SELECT * FROM zhezi.append_group(false, false, '{1}', '{${stream}}', '{-1}', '{1}', '{1}', '{1}', '{${newId()}}', '{${stream}}',
                                     '{Noted}', '{1}', ARRAY['{}'::json], ARRAY['{}'::json])`;

  const chaseSeconds = Number(process.env.CHASE_SECONDS ?? 3);

  it(
    'a reader that stays close to the end misses no event while 16 processes write',
    async () => {
      const stores = await Promise.all(
        Array.from({ length: 16 }, () =>
          createPostgresEventStore({ connectionString: database.connectionString, readers: 1, upcasters: asStored }),
        ),
      );
      const from = await store.head();
      const until = performance.now() + chaseSeconds * 1_000;
      let writing = stores.length;
      const write = async (writer: EventStore, n: number): Promise<number> => {
        let count = 0;
        while (performance.now() < until) {
          const lanes = Array.from({ length: 1 + (n % 4) }, () => `chase-${n}-${newId()}`);
          await Promise.all(
            lanes.map((stream) => writer.append([{ stream, expectedRevision: 'none', events: [sampleEvent()] }])),
          );
          count += lanes.length;
        }
        writing--;
        return count;
      };
      const chase = async (): Promise<number> => {
        let seen = 0;
        for (let after = from; ;) {
          const finished = writing === 0;
          const page = await store.readAll({ after, limit: 50 });
          seen += page.events.length;
          after = page.position;
          if (finished && page.atEnd) return seen;
        }
      };
      const [seen, ...written] = await Promise.all([chase(), ...stores.map(write)]);
      expect(seen).toBe(written.reduce((sum, count) => sum + count));
      expect(seen).toBeGreaterThan(500);
      await Promise.all(stores.map((one) => one.close()));
      process.stderr.write(`chased the end for ${chaseSeconds} s: ${seen} events seen, ${seen} written, 0 missed\n`);
    },
    (chaseSeconds + 60) * 1_000,
  );
});
