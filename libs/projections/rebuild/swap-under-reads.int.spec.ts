import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type NewEvent } from '#event-store';
import { testDatabase } from '#testing';
import { createReadDatabase, queryRows, type ReadDatabase, type ReadModel, rebuild, type TableSpec } from '../index.js';
import { clock, newEvent } from '../spec/new-event.js';

interface Sum {
  readonly id: string;
  readonly total: number | string;
  readonly revision: number;
}

/** Version 1 keeps the total as a number, version 2 as a text. */
function summing(version: 1 | 2): ReadModel {
  const table: TableSpec<Sum> = {
    name: 'spec_swapped',
    columns: { id: 'text', total: version === 1 ? 'integer' : 'text', revision: 'integer' },
    key: ['id'],
    subject: 'id',
    indexes: [],
  };
  return {
    name: 'spec-swapped',
    version,
    tables: [table],
    eventTypes: ['Paid'],
    streamPrefixes: ['sum-'],
    apply({ data, revision }, rows) {
      const total = Number(rows.get(table, rows.subject)?.total ?? 0) + Number(data['amount']);
      rows.put(table, { id: rows.subject, total: version === 1 ? total : String(total), revision });
    },
  };
}

const paid = (amount: number): NewEvent => newEvent('Paid', { amount });

describe('reads during a swap', () => {
  let database: ReadDatabase;
  let end: () => Promise<void>;

  beforeAll(async () => {
    const { connectionString, close } = await testDatabase();
    database = await createReadDatabase(connectionString, { poolSize: 4 });
    end = () => database.destroy().then(close);
  });
  afterAll(() => end());

  it('a statement that is planned once is answered throughout a swap to columns of other types', async () => {
    const store = createMemoryEventStore({ upcasters: asStored });
    await store.append([{ stream: 'sum-a', expectedRevision: 'any', events: [paid(1), paid(2)] }]);
    const ports = { store, dataSource: database, clock };
    await rebuild(ports, summing(1));
    const text = 'SELECT total FROM zhezi_read.spec_swapped WHERE id = $1';
    const read = () => queryRows<{ total: unknown }>(database, { text, values: ['a'], isPlannedOnce: true });
    const readOnAll = async () => new Set((await Promise.all([read(), read(), read()])).map(([row]) => row!.total));
    expect(await readOnAll()).toEqual(new Set([3]));
    let isSwapped = false;
    const swapping = rebuild(ports, summing(2)).finally(() => (isSwapped = true));
    while (!isSwapped) for (const total of await readOnAll()) expect([3, '3']).toContain(total);
    await swapping;
    expect(await readOnAll()).toEqual(new Set(['3']));
  });
});
