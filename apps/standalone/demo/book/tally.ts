import type { EventStore, RecordedEvent, RecordedOf } from '#event-store';
import { planCodec, type PlanEvents, planStreamPrefix } from '#plans/contract';
import { taskCodec, type TaskEvents, taskStreamPrefix } from '#tasks/contract';
import type { Book } from './book.js';
import { Fingerprint } from './fingerprint.js';
import { noteEvent } from './note-event.js';

/** What the player has seen of the event store so far: its book, and a few counts. */
export interface Tally {
  readonly book: Book;
  readonly byType: Map<string, number>;
  readonly byRung: Map<string, number>;
  readonly planEvents: RecordedOf<PlanEvents>[];
  /** Of plans and tasks. */
  readonly fingerprint: Fingerprint;
  events: number;
  position: bigint;
}

export const newTally = (): Tally => ({
  book: new Map(),
  byType: new Map(),
  byRung: new Map(),
  planEvents: [],
  fingerprint: new Fingerprint(),
  events: 0,
  position: 0n,
});

/** Reads on from where the tally stands to the newest event. */
export async function readOn(tally: Tally, store: Pick<EventStore, 'readAll'>): Promise<void> {
  for (;;) {
    const page = await store.readAll({ after: tally.position, limit: 5_000 });
    for (const event of page.events) take(tally, event);
    tally.position = page.position;
    if (page.atEnd) return;
  }
}

function take(tally: Tally, event: RecordedEvent): void {
  tally.events++;
  count(tally.byType, event.type);
  const isTask = event.stream.startsWith(taskStreamPrefix);
  const isPlan = event.stream.startsWith(planStreamPrefix);
  if (isTask) takeTask(tally, taskCodec.read(event));
  if (isPlan) tally.planEvents.push(planCodec.read(event));
  if (isTask || isPlan) tally.fingerprint.take(event);
}

function takeTask(tally: Tally, event: RecordedOf<TaskEvents>): void {
  if (event.type === 'RungFired') count(tally.byRung, event.data.rung);
  noteEvent(tally.book, event);
}

const count = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
