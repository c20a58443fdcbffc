import type pg from 'pg';
import type { ExpectedRevision } from '../port.js';
import { int4Array, jsonArray, textArray, uuidArray } from './binary-arrays.js';
import type { PendingAppend } from './pending-append.js';

/** How one append of a group ended. There is one revision per stream, in the order of the append. */
export type Verdict =
  | { readonly kind: 'written' | 'repeated'; readonly revisions: readonly number[]; readonly position: bigint }
  | { readonly kind: 'conflict'; readonly target: number; readonly actual: number }
  | { readonly kind: 'reused'; readonly event: number };

const parameters = Array.from({ length: 14 }, (_, index) => `$${index + 1}`).join(', ');
const text = `SELECT revisions, positions, verdicts, details, repeated FROM zhezi.append_group(${parameters})`;

/** Texts as the server sends them, without the driver's general parsers. */
const asSent: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/**
 * What the server looks up before it writes: nothing, the revisions of the streams, or the revisions and the ids of the events.
 * Fewer look-ups are faster. infra/postgres/functions/append_group.sql says when a look-up may be left out.
 */
export type LookUps = 'none' | 'revisions' | 'revisions and ids';

interface TimedQuery extends pg.QueryArrayConfig {
  /** In milliseconds; a setting of the client that its types do not know for a single query. */
  readonly query_timeout: number;
}

/** Sends a group; on return it is committed. After `timeout` milliseconds without an answer the connection is given up. */
export async function appendGroup(
  client: pg.Client,
  group: readonly PendingAppend[],
  lookUps: LookUps,
  timeout: number,
): Promise<Verdict[]> {
  const values = [lookUps === 'none', lookUps === 'revisions and ids', ...encode(group)];
  const query: TimedQuery = {
    name: 'append_group',
    text,
    values,
    rowMode: 'array',
    types: asSent,
    query_timeout: timeout,
  };
  const { rows } = await client.query<(string | null)[]>(query);
  return decode(group, rows[0]!);
}

const codes = { none: -1, any: -2, exists: -3 } as const;
const expectedCode = (expected: ExpectedRevision): number =>
  typeof expected === 'number' ? expected : codes[expected];

function encode(group: readonly PendingAppend[]): Buffer[] {
  const target = { append: [] as number[], stream: [] as string[], expected: [] as number[] };
  const event = { append: [] as number[], target: [] as number[], offset: [] as number[], version: [] as number[] };
  const named = { id: [] as string[], stream: [] as string[], type: [] as string[] };
  group.forEach(({ appends }, index) => {
    for (const { stream, expectedRevision, events } of appends) {
      target.append.push(index + 1);
      target.expected.push(expectedCode(expectedRevision));
      const number = target.stream.push(stream);
      events.forEach(({ id, type, schemaVersion }, offset) => {
        event.append.push(index + 1);
        event.target.push(number);
        event.offset.push(offset + 1);
        event.version.push(schemaVersion);
        named.id.push(id);
        named.stream.push(stream);
        named.type.push(type);
      });
    }
  });
  return [
    int4Array(target.append),
    textArray(target.stream),
    int4Array(target.expected),
    int4Array(event.append),
    int4Array(event.target),
    int4Array(event.offset),
    uuidArray(named.id),
    textArray(named.stream),
    textArray(named.type),
    int4Array(event.version),
    jsonArray(group.flatMap(({ data }) => data)),
    jsonArray(group.flatMap(({ metadata }) => metadata)),
  ];
}

/** The elements of a one-dimensional array of numbers as PostgreSQL writes it: `{1,2}`. */
const elements = (array: string | null | undefined): string[] =>
  array && array.length > 2 ? array.slice(1, -1).split(',') : [];

/** Goes through the group and the answer together. Some parts of the answer have an entry per append, others per stream or per event. */
function decode(group: readonly PendingAppend[], row: readonly (string | null)[]): Verdict[] {
  const [revisions, positions, verdicts, details, repeated] = row.map(elements) as Answer;
  let target = 0;
  let event = 0;
  let written = 0;
  return group.map(({ appends, data }, index) => {
    const first = { target, event };
    target += appends.length;
    event += data.length;
    const detail = Number(details[index] ?? 0);
    switch (verdicts[index]) {
      case '1':
        return {
          kind: 'repeated',
          revisions: repeated.slice(first.target, target).map(Number),
          position: BigInt(details[index]!),
        };
      case '2':
        return { kind: 'conflict', target: detail - 1 - first.target, actual: Number(revisions[detail - 1]) };
      case '3':
        return { kind: 'reused', event: detail - 1 - first.event };
      default: {
        written += data.length;
        const after = appends.map(({ events }, n) => Number(revisions[first.target + n]) + events.length);
        return { kind: 'written', revisions: after, position: BigInt(positions[written - 1]!) };
      }
    }
  });
}

type Answer = [revisions: string[], positions: string[], verdicts: string[], details: string[], repeated: string[]];
