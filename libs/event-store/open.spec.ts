import { describe, expect, it } from '@jest/globals';
import { openEventStore, prepareEventStore } from './open.js';
import { asStored } from './upcasting.js';

describe('the address of the event store', () => {
  it('the address of a KurrentDB opens the store on KurrentDB', async () => {
    const opening = openEventStore({ connectionString: 'kurrentdb://[::', upcasters: asStored });
    await expect(opening).rejects.toThrow('the address of KurrentDB cannot be used');
  });

  it('the address of a KurrentDB needs no tables', async () => {
    await expect(prepareEventStore('kurrentdb://[::')).resolves.toBeUndefined();
  });

  it('the address of a PostgreSQL is where tables are made', async () => {
    await expect(prepareEventStore('postgres://127.0.0.1:1/zhezi')).rejects.toThrow('ECONNREFUSED');
  });
});
