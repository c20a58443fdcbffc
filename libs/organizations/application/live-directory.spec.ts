import { describe, expect, it } from '@jest/globals';
import { createMemoryEventStore, type EventStore } from '#event-store';
import { type EventMetadata, fixedClock, newId, systemActor } from '#kernel';
import { organizationCodec, unitStreamPrefix } from '#organizations/contract';
import { LiveDirectory } from './live-directory.js';

const clock = fixedClock('2023-01-17T01:00:00.000Z');
const metadata: EventMetadata = {
  occurredAt: '2023-01-17T01:00:00.000Z',
  actor: systemActor('seed'),
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'k',
  causationId: null,
  source: 'process',
};

async function register(store: EventStore, unitId: string): Promise<void> {
  const data = { unitId, name: unitId, kind: 'department' as const, aliases: [] };
  const events = [organizationCodec.write(newId(), { type: 'UnitRegistered', data }, metadata)];
  await store.append([{ stream: `${unitStreamPrefix}${unitId}`, expectedRevision: 'any', events }]);
}

describe('the directory in memory', () => {
  it('a directory asked for while another reading goes on has every unit registered before', async () => {
    const store = createMemoryEventStore({ clock, upcasters: organizationCodec.upcasters });
    const [read, goOn] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const held: EventStore = {
      ...store,
      readAll: async (options) => {
        const page = await store.readAll(options);
        read.resolve(undefined);
        await goOn.promise;
        return page;
      },
    };
    const directory = new LiveDirectory(held);
    const before = directory.current();
    await read.promise;
    await register(store, 'water');
    const after = directory.current();
    goOn.resolve(undefined);
    expect((await before).units()).toEqual([]);
    expect((await after).units().map(({ unitId }) => unitId)).toEqual(['water']);
    await store.close();
  });
});
