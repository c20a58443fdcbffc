import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { numbersOf, sampleEvent } from '../spec/sample-events.js';
import { EventStoreUnavailable, InvalidAppend } from '../errors.js';
import { PositionUnsupported } from './positions.js';
import { note, upTo, Workbench, write } from './spec/workbench.js';

let bench: Workbench;
beforeEach(() => void (bench = new Workbench()));
afterEach(() => bench.close());

describe('a position is commit and prepare', () => {
  const proposed = (over: object): { id: string; type: string; data: Buffer; metadata: Buffer } => ({
    id: note(0).id,
    type: 'Foreign',
    data: Buffer.from('{}'),
    metadata: Buffer.from(JSON.stringify(over)),
  });

  it('events that others wrote in old transactions are passed over, and reading goes on after them', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    await write(store, 'a', note(0));
    server.log.appendAsOldTransaction({ stream: 'old', events: upTo(7).map(() => proposed({})) });
    await write(store, 'a', note(1));
    const first = await store.readAll({ after: 0n, limit: 1 });
    const second = await store.readAll({ after: first.position, limit: 1 });
    expect(numbersOf([...first.events, ...second.events])).toEqual([0, 1]);
    expect(await store.readAll({ after: second.position, limit: 1 })).toMatchObject({ events: [], atEnd: true });
  });

  it('an event of ours whose commit and prepare positions differ is an error and gets no wrong position', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    const ours = proposed({ id: note(0).id, schemaVersion: '1', metadata: '{}' });
    server.log.appendAsOldTransaction({ stream: 'a', events: [ours] });
    await write(store, 'b', note(0));
    await expect(store.readAll({ after: 0n, limit: 5 })).rejects.toThrow(PositionUnsupported);
  });
});

describe('a server that is shared', () => {
  it('streams of the server and of other programs are passed over and not written to', async () => {
    const server = await bench.serve();
    const store = await bench.open(server);
    const foreign = { id: note(0).id, type: '$statsCollected', data: Buffer.from('{}'), metadata: Buffer.from('') };
    server.log.append([{ stream: '$stats-0', expected: 'any', events: [foreign] }]);
    expect(await store.head()).toBe(0n);
    const { position } = await write(store, 'a', note(0));
    server.log.append([{ stream: '$stats-0', expected: 'any', events: [{ ...foreign, id: note(1).id }] }]);
    expect(await store.head()).toBe(position);
    expect(await store.readAll({ after: 0n, limit: 5 })).toMatchObject({ events: [{ stream: 'a' }], position });
    await expect(write(store, '$mine', note(0))).rejects.toThrow(InvalidAppend);
    await expect(write(store, 'a', sampleEvent({ type: '$mine' }))).rejects.toThrow(InvalidAppend);
  });

  it('the server says how large an append may be', async () => {
    const store = await bench.open(await bench.serve({ maxAppendSize: 1_000 }));
    const append = write(store, 'a', sampleEvent({ data: { text: 'x'.repeat(2_000) } }));
    await expect(append).rejects.toThrow(/at most 1000 bytes/);
    await expect(append).rejects.toThrow(InvalidAppend);
  });

  it('a server that does not answer is noticed at the start', async () => {
    const server = await bench.serve();
    server.stop();
    await expect(bench.open(server, { readPatience: 200 })).rejects.toThrow(EventStoreUnavailable);
  });
});
