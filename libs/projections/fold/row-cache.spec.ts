import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#event-store';
import type { ReadModel } from '../model/read-model.js';
import type { TableSpec } from '../model/table.js';
import { newEvent } from '../spec/new-event.js';
import { foldEvents } from './batch.js';
import { RowCache } from './row-cache.js';

interface Line {
  readonly id: string;
  readonly line: number;
  readonly isClosed: boolean;
  readonly revision: number;
}

/** A line is final once it is closed; only open lines are read back. */
const lines: TableSpec<Line> = {
  name: 'spec_line',
  columns: { id: 'text', line: 'integer', isClosed: 'boolean', revision: 'integer' },
  key: ['id', 'line'],
  subject: 'id',
  indexes: [],
  reread: { sql: 'NOT is_closed', holds: ({ isClosed }) => !isClosed },
  isFinal: ({ isClosed }) => isClosed,
};

/** `Opened` puts an open line, `Closed` closes it if `apply` still finds it. A negative line cannot be applied. */
const model: ReadModel = {
  name: 'spec-lines',
  version: 1,
  tables: [lines],
  eventTypes: ['Opened', 'Closed'],
  streamPrefixes: ['list-'],
  apply({ type, data, revision }, rows) {
    const line = Number(data.line);
    if (type === 'Closed' && !rows.get(lines, rows.subject, line)) throw new RangeError('no such line');
    rows.put(lines, { id: rows.subject, line, isClosed: type === 'Closed', revision });
    if (line < 0) throw new RangeError('no negative lines');
  },
};

const recorded = (revision: number, type: string, line: number): RecordedEvent => ({
  ...newEvent(type, { line }),
  stream: 'list-a',
  revision,
  position: BigInt(revision + 1),
  recordedAt: '2026-03-04T05:06:07.089Z',
});

function folded(cache: RowCache, ...events: RecordedEvent[]) {
  const target = { model, suffix: '' as const, cache, quarantined: new Set<string>() };
  return foldEvents(target, events, cache.subjectsOf(events));
}

describe('rows in memory', () => {
  it('a row that is put can be read by the next event and is written once, in its last form', () => {
    const cache = new RowCache(model);
    expect(folded(cache, recorded(0, 'Opened', 1), recorded(1, 'Opened', 1), recorded(2, 'Opened', 2))).toEqual([]);
    expect(cache.changedRows(lines)).toMatchObject([
      { line: 1, revision: 1 },
      { line: 2, revision: 2 },
    ]);
  });

  it('a final row is written in place of the row that was put before, and is then forgotten', () => {
    const cache = new RowCache(model);
    folded(cache, recorded(0, 'Opened', 1), recorded(1, 'Closed', 1));
    expect(cache.changedRows(lines)).toEqual([]);
    expect(cache.finalRows(lines)).toMatchObject([{ line: 1, isClosed: true }]);
    expect(cache.size).toBe(1);
    cache.allWritten();
    expect(cache.size).toBe(0);
    expect(folded(cache, recorded(2, 'Closed', 1))).toMatchObject([{ error: 'RangeError: no such line' }]);
  });

  it('an event at or below the revision of a stored row is a repeat and changes nothing', () => {
    const cache = new RowCache(model);
    const [subject] = cache.subjectsOf([recorded(0, 'Opened', 1)]);
    const stored: Line = { id: 'a', line: 1, isClosed: false, revision: 3 };
    cache.addStored(lines, subject!, stored);
    expect(folded(cache, recorded(2, 'Opened', 2), recorded(3, 'Opened', 2))).toEqual([]);
    expect(cache.changedRows(lines)).toEqual([]);
  });

  it('an event that fails half-way changes nothing, and later events of its stream wait behind it', () => {
    const cache = new RowCache(model);
    const parked = folded(cache, recorded(0, 'Opened', 1), recorded(1, 'Opened', -1), recorded(2, 'Opened', 2));
    expect(parked.map(({ event, error }) => [event.revision, error])).toEqual([
      [1, 'RangeError: no negative lines'],
      [2, null],
    ]);
    expect(cache.changedRows(lines)).toMatchObject([{ line: 1, revision: 0 }]);
  });

  it('a table that the model does not name is refused', () => {
    expect(() => new RowCache(model).changedRows({ ...lines })).toThrow('does not belong to this read model');
  });
});
