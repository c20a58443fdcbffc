import { isDeepStrictEqual } from 'node:util';
import { EventIdReused } from '../errors.js';
import type { AppendResult, NewEvent, RecordedEvent, StreamAppend } from '../port.js';
import type { KnownEvents } from './known-events.js';

type ReadRange = (stream: string, fromRevision: number, limit: number) => Promise<readonly RecordedEvent[]>;

/** The first result, when exactly these events were stored before; nothing, when none of them is known. @throws EventIdReused */
export async function repeatOf(
  appends: readonly StreamAppend[],
  known: KnownEvents,
  read: ReadRange,
): Promise<AppendResult | undefined> {
  const ids = appends.flatMap(({ stream, events }) => events.map(({ id }) => ({ stream, id: id.toLowerCase() })));
  const used = ids.find(({ id }) => known.streamOf(id) !== undefined);
  if (!used) return undefined;
  const revisions: number[] = [];
  let position = 0n;
  for (const { stream, events } of appends) {
    const first = known.revisionOf(stream, events[0]!.id.toLowerCase());
    const stored = first === undefined ? [] : await read(stream, first, events.length);
    events.forEach((event, offset) => {
      if (isSame(stored[offset], event, (first ?? 0) + offset)) return;
      throw new EventIdReused(stream, known.streamOf(event.id.toLowerCase()) ? event.id : givenId(appends, used.id));
    });
    revisions.push(first! + events.length - 1);
    position = stored.at(-1)!.position;
  }
  return { revisions, position, repeated: true };
}

function isSame(stored: RecordedEvent | undefined, given: NewEvent, revision: number): boolean {
  if (!stored || stored.id !== given.id.toLowerCase() || stored.revision !== revision) return false;
  const { type, schemaVersion, data } = given;
  const plain = JSON.parse(JSON.stringify(data)) as unknown;
  return stored.type === type && stored.schemaVersion === schemaVersion && isDeepStrictEqual(stored.data, plain);
}

const givenId = (appends: readonly StreamAppend[], id: string): string =>
  appends.flatMap(({ events }) => events).find((event) => event.id.toLowerCase() === id)!.id;
