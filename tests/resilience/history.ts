import type { EventStore, RecordedEvent } from '#event-store';
import { deterministicId } from '#kernel';

/** Every event of a store, in global order. */
export async function wholeHistory(store: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: 2_000 });
    events.push(...page.events);
    after = page.position;
    if (page.atEnd) return events;
  }
}

/** Streams whose revisions are not 0, 1, 2, … in the global order. */
export function gappedStreams(events: readonly RecordedEvent[]): string[] {
  const next = new Map<string, number>();
  const gapped = new Set<string>();
  for (const { stream, revision } of events) {
    if (revision !== (next.get(stream) ?? 0)) gapped.add(stream);
    next.set(stream, revision + 1);
  }
  return [...gapped];
}

/** Commands whose events are not one whole append: they are split, repeated, or have wrong ids. */
export function commandsNotOnce(events: readonly RecordedEvent[]): string[] {
  const byCommand = Map.groupBy(events, ({ stream, metadata }) => `${stream} ${metadata.commandId}`);
  const isWhole = (written: readonly RecordedEvent[]): boolean =>
    written.every(
      ({ id, stream, revision, metadata }, place) =>
        id === deterministicId(stream, metadata.commandId, place) && revision === written[0]!.revision + place,
    );
  return [...byCommand].filter(([, written]) => !isWhole(written)).map(([command]) => command);
}

interface Armed {
  readonly taskId: string;
  readonly clock: string;
  readonly rungs: readonly { readonly rung: string }[];
}
interface Fired {
  readonly taskId: string;
  readonly clock: string;
  readonly rung: string;
}

/**
 * Rungs that fired more often than their clock was armed with them, and rungs of the deadline's ladder that fired twice on one
 * task, also when one of the two came from the clock of a notice. (No task of the load is extended.)
 */
export function rungsFiredTwice(events: readonly RecordedEvent[]): string[] {
  const armed = new Map<string, number>();
  const ladder = new Set<string>();
  const twice: string[] = [];
  for (const { type, data } of events) {
    if (type === 'ClockArmed') {
      const { taskId, clock, rungs } = data as unknown as Armed;
      for (const { rung } of rungs) add(armed, `${taskId} ${clock} ${rung}`, 1);
    }
    if (type === 'RungFired') {
      const { taskId, clock, rung } = data as unknown as Fired;
      if (add(armed, `${taskId} ${clock} ${rung}`, -1) < 0) twice.push(`${taskId} ${clock} ${rung}`);
      if (rung.startsWith('L') && ladder.has(`${taskId} ${rung}`)) twice.push(`${taskId} ${rung}`);
      ladder.add(`${taskId} ${rung}`);
    }
  }
  return twice;
}

function add(counts: Map<string, number>, key: string, by: number): number {
  const count = (counts.get(key) ?? 0) + by;
  counts.set(key, count);
  return count;
}

export const ofType = (events: readonly RecordedEvent[], type: string): readonly RecordedEvent[] =>
  events.filter((event) => event.type === type);
