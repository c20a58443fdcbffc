import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { LiveClient } from './live-client.js';
import { type Readership, readershipOf } from '#tasks';
import type { TaskEvent } from '#tasks/contract';

const history = [
  {
    type: 'TaskProposed',
    data: { planId: 'p1', assignments: [{ unit: 'a' }, { unit: 'b' }], leaders: [{ post: 'x' }] },
  },
  { type: 'TaskDecomposed', data: { consolidatingUnit: 'a' } },
  { type: 'InstructionGiven', data: {} },
  { type: 'MeasureProposed', data: { proposal: '1' } },
  { type: 'ProgressReported', data: { unit: 'b' } },
  { type: 'ProgressReported', data: { unit: 'a' } },
] as unknown as readonly TaskEvent[];
const readership: Readership = readershipOf(history);
const [given, proposedMeasure, reportOfB, reportOfA] = [2, 3, 4, 5];
const officer: Actor = { account: 'o', role: 'officer' };
const clerkOf = (unit: string): Actor => ({ account: unit, role: 'clerk', unit });

const event = (position: bigint, revision = given): RecordedEvent =>
  ({ stream: 'task-p1-001', revision, position, ...history[revision] }) as unknown as RecordedEvent;

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
  it('a live client is told each event once, however often it is offered', () => {
    const out = new Outlet(true);
    const client = clientOn(out);
    for (const position of [9n, 11n, 11n, 12n]) client.offer(event(position), readership);
    expect(positionsIn(out)).toEqual(['11', '12']);
  });

  it('a live client is told only of the board it looks at', () => {
    const out = new Outlet(true);
    clientOn(out, officer, { unit: 'c' }).offer(event(11n), readership);
    clientOn(out, officer, { plan: 'p2' }).offer(event(12n), readership);
    clientOn(out, officer, { unit: 'b', leader: 'x', plan: 'p1' }).offer(event(13n), readership);
    expect(positionsIn(out)).toEqual(['13']);
  });

  it('a live client of a unit is not told what its timeline would not show, nor anything of a task it has no part in', () => {
    const out = new Outlet(true);
    const client = clientOn(out, clerkOf('b'));
    client.offer(event(11n, proposedMeasure), readership);
    client.offer(event(12n, reportOfA), readership);
    client.offer(event(13n, reportOfB), readership);
    client.offer(event(14n), { ...readership, units: ['a'] });
    expect(positionsIn(out)).toEqual(['13']);
    expect(client.cursor).toBe(14n);
  });

  it('a live client of the unit that consolidates is told of the reports of all', () => {
    const out = new Outlet(true);
    const client = clientOn(out, clerkOf('a'));
    client.offer(event(11n, reportOfB), readership);
    client.offer(event(12n, reportOfA), readership);
    expect(positionsIn(out)).toEqual(['11', '12']);
  });

  it('a live client of a unit whose part an event ended is told to load its board again, not of the event, and nothing of what follows', () => {
    const ended = { ...readership, units: ['a', 'c'], ended: [{ unit: 'b', revision: given }] };
    const [toUnit, toAnother, toOfficer] = [new Outlet(true), new Outlet(true), new Outlet(true)];
    const clients = [
      clientOn(toUnit, clerkOf('b')),
      clientOn(toAnother, clerkOf('d')),
      clientOn(toOfficer, officer, { unit: 'b' }),
    ];
    for (const client of clients) {
      client.offer(event(11n), ended);
      client.offer(event(12n, reportOfA), ended);
    }
    expect(toUnit.taken).toEqual(['event: reset\nid: 11\ndata: {"position":"11"}\n\n']);
    expect(toAnother.taken).toEqual([]);
    expect(positionsIn(toOfficer)).toEqual(['11']);
  });

  it('a live client counts as it reads: a unit by positions, an officer by the revisions of the task', () => {
    const [toClerk, toOfficer] = [new Outlet(true), new Outlet(true)];
    clientOn(toClerk, clerkOf('b')).offer(event(13n, reportOfB), readership);
    clientOn(toOfficer).offer(event(13n, reportOfB), readership);
    const revisionIn = ({ taken }: Outlet) => taken.map((text) => Number(/"revision":(\d+)/.exec(text)?.[1]));
    expect([revisionIn(toClerk), revisionIn(toOfficer)]).toEqual([[13], [reportOfB]]);
  });

  it('a live client that does not read is dropped before it costs memory', () => {
    const out = new Outlet(false);
    const client = clientOn(out);
    let offered = 0n;
    while (client.open && offered < 10_000n) client.offer(event(11n + offered++), readership);
    expect(client.open).toBe(false);
    expect(offered).toBeLessThan(5_000n);
  });

  it('a live client learns with each sign of life where it stands', () => {
    const out = new Outlet(true);
    const client = clientOn(out);
    client.beat(25n);
    client.beat(24n);
    expect(out.taken).toEqual([': alive\nid: 25\n\n', ': alive\nid: 25\n\n']);
  });
});
