import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { LiveClient } from './live-client.js';
import type { Parties } from './parties.js';

const parties: Parties = { planId: 'p1', units: ['a', 'b'], posts: ['x'] };
const officer: Actor = { account: 'o', role: 'officer' };
const clerk: Actor = { account: 'c', role: 'clerk', unit: 'a' };

function event(position: bigint, type = 'InstructionGiven', data: object = {}): RecordedEvent {
  return { stream: 'task-p1-001', revision: 3, position, type, data } as unknown as RecordedEvent;
}

class Outlet extends Writable {
  readonly taken: string[] = [];

  constructor(private readonly reads: boolean) {
    super({ highWaterMark: 1_024 });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken.push(chunk.toString());
    if (this.reads) done();
  }
}

const clientOn = (out: Outlet, viewer = officer, scope = {}) =>
  new LiveClient(out as unknown as ServerResponse, viewer, scope, 10n);
const positionsIn = ({ taken }: Outlet) => taken.map((text) => /"position":"(\d+)"/.exec(text)?.[1]);

describe('a live client', () => {
  it('is told each event once, however often it is offered', () => {
    const out = new Outlet(true);
    const client = clientOn(out);
    for (const position of [9n, 11n, 11n, 12n]) client.offer(event(position), parties);
    expect(positionsIn(out)).toEqual(['11', '12']);
  });

  it('is told only of the board it looks at', () => {
    const out = new Outlet(true);
    clientOn(out, officer, { unit: 'c' }).offer(event(11n), parties);
    clientOn(out, officer, { plan: 'p2' }).offer(event(12n), parties);
    clientOn(out, officer, { unit: 'b', leader: 'x', plan: 'p1' }).offer(event(13n), parties);
    expect(positionsIn(out)).toEqual(['13']);
  });

  it('of a unit is not told what its timeline would not show', () => {
    const out = new Outlet(true);
    const client = clientOn(out, clerk);
    client.offer(event(11n, 'MeasureProposed', { proposal: '1' }), parties);
    client.offer(event(12n, 'ProgressReported', { unit: 'b' }), parties);
    client.offer(event(13n, 'ProgressReported', { unit: 'a' }), parties);
    client.offer(event(14n), { ...parties, units: ['b'] });
    expect(positionsIn(out)).toEqual(['13']);
    expect(client.cursor).toBe(14n);
  });

  it('that does not read is dropped before it costs memory', () => {
    const out = new Outlet(false);
    const client = clientOn(out);
    let offered = 0n;
    while (client.open && offered < 10_000n) client.offer(event(11n + offered++), parties);
    expect(client.open).toBe(false);
    expect(offered).toBeLessThan(5_000n);
  });

  it('learns with each sign of life where it stands', () => {
    const out = new Outlet(true);
    const client = clientOn(out);
    client.beat(25n);
    client.beat(24n);
    expect(out.taken).toEqual([': alive\nid: 25\n\n', ': alive\nid: 25\n\n']);
  });
});
