import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { RecordedEvent } from '#event-store';
import { type LocalDate, localDateOf } from '#kernel';
import { type TaskEvent, type TaskEventData, taskEvents, taskIdOf, taskStream } from '#tasks/contract';
import { newEvent } from '../../libs/tasks/read-models/spec/recorded.js';
import { EventStream } from './event-stream.js';
import { type Harness, startHarness } from './harness.js';
import { expectBoards } from './visibility/boards.js';
import { histories } from './visibility/histories.js';
import { expectShown } from './visibility/shown.js';
import {
  openViewers,
  posts,
  readBy,
  type Relation,
  relationOf,
  relations,
  units,
  type Viewer,
} from './visibility/viewers.js';

/** Milliseconds for some thousand requests, on a machine that does other work as well. */
const longest = 300_000;

/** What somebody was told live: everything of one task, in the order in which it came. */
type Told = readonly { readonly revision: number; readonly position: string; readonly type: string }[];

const factsOf = (events: readonly RecordedEvent[]) => events as unknown as readonly TaskEvent[];
const dayBefore = (day: LocalDate): LocalDate => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const toldOf = ({ events }: EventStream, taskId: string): Told =>
  events.flatMap(({ data }) => (data.taskId === taskId ? [data] : []));

/**
 * Appends every event of some years of tasks, one after another, and looks as every kind of viewer after each of them. HTTP must
 * show what the record of visibility says; the test reads the record by code of its own.
 */
describe('who sees what of a task, over HTTP', () => {
  const told = histories();
  let flushed: { readonly count: number; readonly position: string } = { count: 0, position: '' };
  const met = new Map<string, Set<Relation>>();
  let harness: Harness;
  let viewers: readonly Viewer[];
  const recorded = new Map<string, readonly RecordedEvent[]>();

  beforeAll(async () => {
    harness = await startHarness('2023-12-31T02:00:00.000Z');
    viewers = await openViewers(harness);
  });
  afterAll(async () => {
    for (const { live } of viewers) live.close();
    await harness.close();
  });

  /** A task that concerns every viewer: a viewer who was told of its newest event was told of all earlier events. */
  async function flush(): Promise<void> {
    const count = flushed.count + 1;
    const taskId = taskIdOf('flush', count);
    const assignments = units.map((unit) => ({ unit, name: unit, role: 'main' as const }));
    const proposed = {
      ...(told[0]!.events[0]!.data as never as TaskEventData<'TaskProposed'>),
      ...{ taskId, planId: 'flush', assignments, leaders: posts.map((post) => ({ post, name: post })) },
    };
    const event = newEvent({ type: 'TaskProposed', data: proposed }, harness.clock.now());
    const { position } = await harness.store.append([
      { stream: taskStream(taskId), expectedRevision: 'any', events: [event] },
    ]);
    for (const { live } of viewers) await live.until(() => live.events.at(-1)?.data.position === String(position));
    flushed = { count, position: String(position) };
  }

  /** The viewers who are told of the event live: those who may read it at this moment. */
  const isTold = (viewer: Viewer, so: readonly RecordedEvent[]): boolean =>
    readBy(viewer, factsOf(so)).includes(so.length - 1);

  const revisionFor = ({ unit }: Viewer, { revision, position }: RecordedEvent): number =>
    unit === undefined ? revision : Number(position);

  async function checkTask(viewer: Viewer, taskId: string, so: readonly RecordedEvent[]): Promise<void> {
    const read = readBy(viewer, factsOf(so));
    const { status, body, headers } = await viewer.caller.get(`/v1/tasks/${taskId}`);
    const at = `${viewer.name} after ${so.length - 1} ${so.at(-1)!.type} of ${taskId}`;
    expect({ at, status }).toEqual({ at, status: read.length === 0 ? 404 : 200 });
    if (status !== 200) return;
    const last = so[read.at(-1)!]!;
    const revision = revisionFor(viewer, last);
    const light = viewer.unit === undefined ? '' : `-${body.light}`;
    const shown = { at, revision: body.revision, position: body.position, etag: headers.get('etag') };
    const position = String(last.position);
    expect(shown).toEqual({ at, revision, position, etag: `"${revision}-2023-12-31${light}"` });
  }

  /** One viewer of each kind at every step, and all viewers at the end. */
  const looks = (viewer: Viewer, facts: readonly TaskEvent[]): boolean =>
    ['officer', 'zfj', ...posts].includes(viewer.name) ||
    (viewer.unit !== undefined && relationOf(viewer, facts) !== 'none');

  /** The viewers who may read earlier events. They must be told of these events first. */
  const changesReaders = new Set(['TaskDecomposed', 'DisputeRuled', 'MeasureApproved']);

  it.each(told)(
    'task, ETag and live feed of $taskId show at every step what the record of visibility says',
    async ({ taskId, events }) => {
      const officer = viewers[0]!.live;
      const expected = new Map<Viewer, Told>(viewers.map((viewer) => [viewer, []]));
      let so: readonly RecordedEvent[] = [];
      for (const event of events) {
        const seen = String(so.at(-1)?.position);
        if (changesReaders.has(event.type)) await officer.until(() => officer.events.at(-1)?.data.position === seen);
        await harness.store.append([{ stream: taskStream(taskId), expectedRevision: 'any', events: [event] }]);
        so = [...so, ...(await harness.store.readStream(taskStream(taskId), { fromRevision: so.length }))];
        const newest = so.at(-1)!;
        const facts = factsOf(so);
        await Promise.all(viewers.filter((one) => looks(one, facts)).map((viewer) => checkTask(viewer, taskId, so)));
        for (const viewer of viewers) {
          note(newest.type, relationOf(viewer, facts));
          if (!isTold(viewer, so)) continue;
          const line = { revision: revisionFor(viewer, newest), position: String(newest.position), type: newest.type };
          expected.set(viewer, [...expected.get(viewer)!, line]);
        }
      }
      recorded.set(taskId, so);
      await flush();
      for (const viewer of viewers) {
        const found = toldOf(viewer.live, taskId).map(({ revision, position, type }) => ({ revision, position, type }));
        expect([viewer.name, found]).toEqual([viewer.name, expected.get(viewer)]);
      }
    },
    longest,
  );

  const note = (type: string, relation: Relation): void =>
    void met.set(type, (met.get(type) ?? new Set<Relation>()).add(relation));

  it('every type of event was asked for by every kind of viewer', () => {
    expect([...met.keys()].sort()).toEqual(Object.keys(taskEvents).sort());
    const seldom = { TaskProposed: ['consolidating'], TaskInitiated: ['consolidating'] } as const;
    for (const [type, found] of met) {
      const open = (seldom as Record<string, readonly Relation[]>)[type] ?? [];
      const missing = relations.filter((relation) => !found.has(relation) && !open.includes(relation));
      expect([type, missing]).toEqual([type, []]);
    }
  });

  it.each(told)(
    'timeline, lists, counts and the repeated live feed of $taskId show at the end what the record of visibility says',
    async ({ taskId }) => {
      await harness.whenCaughtUp();
      const events = recorded.get(taskId)!;
      for (const viewer of viewers) {
        await checkMoment(viewer, taskId, { events, asOf: undefined });
        await checkCaughtUp(viewer, taskId, events);
      }
    },
    longest,
  );

  it.each(told)(
    'timeline, lists and counts of $taskId show of a past day what the record of visibility says of the events until its end',
    async ({ taskId }) => {
      for (const asOf of daysOf(recorded.get(taskId)!)) {
        const events = until(asOf, recorded.get(taskId)!);
        for (const viewer of viewers) await checkMoment(viewer, taskId, { events, asOf });
      }
    },
    longest,
  );

  it(
    'the boards of units and of leading posts count, today and of a past day, what the record of visibility says',
    async () => {
      const all = [...recorded.values()];
      for (const asOf of [undefined, ...new Set(all.flatMap(daysOf))]) {
        const tasks = all.map((events) => factsOf(until(asOf, events)));
        for (const viewer of viewers) await expectBoards(viewer, { asOf, tasks });
      }
    },
    longest,
  );

  const dayOf = ({ metadata }: RecordedEvent): LocalDate => localDateOf(metadata.occurredAt);

  /** Days around each event that changes who may read earlier events, and one in the middle. */
  const daysOf = (events: readonly RecordedEvent[]): readonly LocalDate[] => {
    const turns = events.filter(({ type }) => changesReaders.has(type)).map(dayOf);
    const middle = dayOf(events[Math.floor(events.length / 2)]!);
    return [...new Set([...turns.flatMap((day) => [dayBefore(day), day]), middle])];
  };

  /** A task's history only goes forward: it ends before the first event of a later day. */
  function until(day: LocalDate | undefined, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const later = day === undefined ? -1 : events.findIndex((event) => dayOf(event) > day);
    return later < 0 ? events : events.slice(0, later);
  }

  interface Moment {
    readonly events: readonly RecordedEvent[];
    readonly asOf: LocalDate | undefined;
  }

  async function checkMoment(viewer: Viewer, taskId: string, { events, asOf }: Moment): Promise<void> {
    const read = readBy(viewer, factsOf(events)).map((at) => events[at]!);
    await checkTimeline(viewer, taskId, asOf === undefined ? '' : `?asOf=${asOf}`, read);
    if (read.length === 0) return;
    await expectShown({ viewer, taskId, asOf, read, all: factsOf(events) }, viewers[0]!.caller);
  }

  async function checkTimeline(viewer: Viewer, taskId: string, moment: string, read: readonly RecordedEvent[]) {
    const { status, body } = await viewer.caller.get(`/v1/tasks/${taskId}/timeline${moment}`);
    if (read.length === 0) return expect(status).toBe(404);
    const line = (event: RecordedEvent) => [event.type, String(event.position), revisionFor(viewer, event)];
    const found = body.entries.map(({ type, position, revision }: Told[number]) => [type, position, revision]);
    expect([viewer.name, found]).toEqual([viewer.name, read.map(line)]);
    return expectPointers(viewer, read, body.entries);
  }

  /** A correction names the corrected event by its revision. A unit is shown the place of that event in its own list instead. */
  function expectPointers(
    viewer: Viewer,
    read: readonly RecordedEvent[],
    entries: readonly { words: { zh: string } }[],
  ) {
    for (const [at, { type, data }] of read.entries()) {
      if (type !== 'CorrectionRecorded') continue;
      const place = read.findIndex(({ revision }) => revision === data.revision) + 1;
      const number = viewer.unit === undefined ? data.revision : place;
      expect(entries[at]!.words.zh).toContain(`更正第 ${String(number)} 条`);
    }
  }

  async function checkCaughtUp(viewer: Viewer, taskId: string, events: readonly RecordedEvent[]): Promise<void> {
    const stream = await EventStream.open(harness.address, viewer.caller, '', '0');
    await stream.until(() => stream.events.at(-1)?.data.position === flushed.position);
    stream.close();
    const expected = readBy(viewer, factsOf(events)).map((at) => String(events[at]!.position));
    expect([viewer.name, toldOf(stream, taskId).map(({ position }) => position)]).toEqual([viewer.name, expected]);
    expectResets(viewer, stream, events);
  }

  /** A unit is told to load its board again by each ruling that took the task from it, and nobody else is. */
  function expectResets(viewer: Viewer, stream: EventStream, events: readonly RecordedEvent[]): void {
    const own = new Set(events.map(({ position }) => String(position)));
    const resets = stream.events.filter(({ event, data }) => event === 'reset' && own.has(data.position));
    const taken = factsOf(events).flatMap(({ type, data }, at) =>
      type === 'DisputeRuled' && data.reassignedTo && data.unit === viewer.unit ? [String(events[at]!.position)] : [],
    );
    expect([viewer.name, resets.map(({ data }) => data.position)]).toEqual([viewer.name, taken]);
  }
});
