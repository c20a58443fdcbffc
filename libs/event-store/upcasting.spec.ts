import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { RecordedEvent } from './port.js';
import { metadata } from './spec/sample-events.js';
import { UnknownSchemaVersion, upcast, upcastPrefix, type Upcasters } from './upcasting.js';

const upcasters: Upcasters = {
  UnitNamed: [({ name }): JsonObject => ({ names: [name!] }), (data): JsonObject => ({ ...data, kind: 'town' })],
};
const named = (schemaVersion: number, data: JsonObject, type = 'UnitNamed'): RecordedEvent => ({
  ...{ id: 'e', type, schemaVersion, data, metadata, stream: 'unit-a', revision: 4, position: 9n },
  recordedAt: '2023-01-17T01:00:00.000Z',
});
const newest = named(3, { names: ['永顺镇'], kind: 'town' });

describe('an event of an older version', () => {
  it('an event of an older version takes every step from its version on, and keeps all the rest', () => {
    expect(upcast(upcasters, named(1, { name: '永顺镇' }))).toEqual(newest);
    expect(upcast(upcasters, named(2, { names: ['永顺镇'] }))).toEqual(newest);
  });

  it('an event of the newest version is read as it is', () => {
    expect(upcast(upcasters, newest)).toBe(newest);
    const unlisted = named(1, {}, 'toString');
    expect(upcast(upcasters, unlisted)).toBe(unlisted);
  });
});

describe('an event of a newer version', () => {
  const future = named(4, {});
  const failure = expect.objectContaining({
    name: 'UnknownSchemaVersion',
    event: future,
    newestKnown: 3,
    message:
      'UnitNamed at position 9 (stream unit-a, revision 4) has schema version 4; ' +
      'the newest known here is 3. Update this program, or set the event aside.',
  });

  it('an event of a newer version is refused with its place and both versions', () => {
    expect(() => upcast(upcasters, future)).toThrow(failure);
  });

  it('an event of a newer version ends the events that are read before it, and fails as the first', () => {
    expect(upcastPrefix(upcasters, [newest, named(1, { name: '永顺镇' }), future, newest])).toEqual([newest, newest]);
    expect(upcastPrefix(upcasters, [newest])).toEqual([newest]);
    expect(() => upcastPrefix(upcasters, [future, newest])).toThrow(UnknownSchemaVersion);
  });

  it('an event whose step fails is no event of a newer version: the failure shows, also after other events', () => {
    const broken: Upcasters = {
      UnitClosed: [
        () => {
          throw new TypeError('no day');
        },
      ],
    };
    expect(() => upcastPrefix(broken, [named(1, {}), named(1, {}, 'UnitClosed')])).toThrow('no day');
  });
});
