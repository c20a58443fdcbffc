import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { event, type Upcaster } from '#kernel';
import type { RecordedEvent } from '../port.js';
import { metadata } from '../spec/sample-events.js';
import { EventCodec, upcastersOf } from './codecs.js';

const toNames: Upcaster = ({ name }) => ({ names: [name!] });
const toKind: Upcaster = (data) => ({ ...data, kind: 'town' });
type Data = { UnitNamed: { names: string[]; kind: string }; UnitClosed: { on: string } };
const codec = new EventCodec<Data>({
  UnitNamed: event({ names: z.array(z.string()), kind: z.string() }, toNames, toKind),
  UnitClosed: event({ on: z.string() }),
});
const recorded = (type: string): RecordedEvent => ({
  ...{ id: 'id', type, schemaVersion: 1, data: {}, metadata },
  ...{ stream: 'unit-a', revision: 4, position: 9n, recordedAt: '2023-01-17T01:00:00.000Z' },
});

describe('the codec of a context', () => {
  it('the codec of a context writes an event in the newest version of its type', () => {
    const named = { type: 'UnitNamed' as const, data: { names: ['永顺镇'], kind: 'town' } };
    expect(codec.write('id', named, metadata)).toEqual({ id: 'id', ...named, schemaVersion: 3, metadata });
    expect(codec.write('id', { type: 'UnitClosed', data: { on: '2023-12-31' } }, metadata).schemaVersion).toBe(1);
  });

  it('the codec of a context counts the steps from older versions of all its types', () => {
    expect(codec.steps).toBe(2);
    expect(codec.upcasters).toEqual({ UnitNamed: [toNames, toKind], UnitClosed: [] });
  });

  it('the codec of a context reads the events of its types', () => {
    const events = [recorded('UnitNamed'), recorded('UnitClosed')];
    expect(codec.readAll(events)).toEqual(events);
    expect(codec.read(events[0]!)).toBe(events[0]);
  });

  it.each(['TaskInitiated', 'toString'])('the codec of a context refuses to read an event of the type %s', (type) => {
    const message = `${type} (stream unit-a, revision 4) is of no type known here. Update this program.`;
    expect(() => codec.read(recorded(type))).toThrow(expect.objectContaining({ name: 'UnknownEventType', message }));
    expect(() => codec.readAll([recorded('UnitClosed'), recorded(type)])).toThrow(message);
  });

  it('the codec of a context reads rows that hold an event of its types, and refuses others', () => {
    const row = { type: 'UnitClosed', data: { on: '2023-12-31' }, revision: 4, seen: true };
    expect(codec.readRow(row)).toBe(row);
    expect(() => codec.readRow({ ...row, type: 'TaskInitiated' })).toThrow(
      'TaskInitiated (stream a read model, revision 4) is of no type known here',
    );
  });
});

describe('the steps of all contexts', () => {
  it('the steps of all contexts are those of each', () => {
    const other = new EventCodec<{ PlanNamed: object }>({ PlanNamed: event({}, toNames) });
    expect(upcastersOf([codec, other])).toEqual({ ...codec.upcasters, PlanNamed: [toNames] });
  });

  it('the steps of all contexts are refused when two contexts have an event of the same name', () => {
    expect(() => upcastersOf([codec, codec])).toThrow(new TypeError('two contexts have an event UnitNamed'));
  });
});
