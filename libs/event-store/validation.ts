import { InvalidAppend } from './errors.js';
import type { ExpectedRevision, NewEvent, StreamAppend } from './port.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const words = new Set<ExpectedRevision>(['none', 'exists', 'any']);
const largestRevision = 2 ** 31 - 2;
const longestName = 1000;

/** @throws InvalidAppend saying what was expected and what was found. */
export function checkAppends(appends: readonly StreamAppend[]): void {
  if (appends.length === 0) throw new InvalidAppend('expected at least one stream to append to, found none');
  const ids = new Set<string>();
  const streams = new Set<string>();
  for (const append of appends) {
    checkStream(append, streams);
    for (const event of append.events) checkEvent(append.stream, event, ids);
  }
}

function checkStream({ stream, expectedRevision, events }: StreamAppend, seen: Set<string>): void {
  checkName('stream', stream);
  if (seen.has(stream)) throw new InvalidAppend(`stream ${stream}: expected once in an append, found twice`);
  seen.add(stream);
  if (events.length === 0) throw new InvalidAppend(`stream ${stream}: expected at least one event, found none`);
  if (!isExpectedRevision(expectedRevision)) {
    throw new InvalidAppend(
      `stream ${stream}: expected revision ${String(expectedRevision)} is neither 0 and up, none, exists nor any`,
    );
  }
}

const isExpectedRevision = (expected: ExpectedRevision): boolean =>
  typeof expected === 'number'
    ? Number.isInteger(expected) && expected >= 0 && expected <= largestRevision
    : words.has(expected);

function checkEvent(stream: string, { id, type, schemaVersion, data }: NewEvent, seen: Set<string>): void {
  checkName('event type', type);
  if (!uuid.test(id)) throw new InvalidAppend(`stream ${stream}: event id ${id} is not a UUID`);
  if (seen.has(id.toLowerCase()))
    throw new InvalidAppend(`stream ${stream}: event id ${id} occurs twice in one append`);
  seen.add(id.toLowerCase());
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > largestRevision) {
    throw new InvalidAppend(
      `stream ${stream}: schema version ${schemaVersion} of ${type} is not a whole number from 1`,
    );
  }
  if (typeof data !== 'object' || data === null)
    throw new InvalidAppend(`stream ${stream}: data of ${type} are not an object`);
}

function checkName(what: string, name: string): void {
  const fits = typeof name === 'string' && name.length > 0 && name.length <= longestName;
  if (fits && !name.includes('\0') && name.isWellFormed()) return;
  throw new InvalidAppend(
    `${what} ${JSON.stringify(name)}: expected 1 to ${longestName} well-formed characters without U+0000`,
  );
}
