import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#event-store';
import { cloudEventOf } from './cloud-event.js';
import { eventOfMessage, messageOfEvent } from './event-message.js';
import { lagOf, type Message } from './port.js';
import { loadTopics } from './topics.js';

const event: RecordedEvent = {
  id: '0190c3f0-0000-7000-8000-000000000001',
  type: 'TaskInitiated',
  schemaVersion: 2,
  stream: 'task-1',
  revision: 3,
  position: 9_007_199_254_740_993n, // more than a double can tell apart
  recordedAt: '2023-01-20T02:00:00.000Z',
  data: { title: '折子工程', b: 1, a: [null, { z: true }] },
  metadata: {
    occurredAt: '2023-01-20T01:00:00.000Z',
    actor: { account: 'o', role: 'officer' },
    commandId: 'c',
    commandHash: 'h',
    correlationId: 'x',
    causationId: null,
    source: 'http',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  },
};

const withMetadata = (message: Message, changed: object): Message => ({
  ...message,
  value: Buffer.from(JSON.stringify({ data: event.data, metadata: { ...event.metadata, ...changed } })),
});

describe('an event as a message', () => {
  it('an event as a message has its stream as the key and, in the headers, what CloudEvents and a reader need', () => {
    const { key, headers, value } = messageOfEvent(event);
    expect(key).toBe('task-1');
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: 'TaskInitiated',
      ce_source: 'urn:zhezi:events',
      ce_subject: 'task-1',
      ce_time: '2023-01-20T01:00:00.000Z',
      ce_dataschema: 'urn:zhezi:event:TaskInitiated:2',
      ce_position: '9007199254740993',
      ce_revision: '3',
      ce_recordedat: '2023-01-20T02:00:00.000Z',
      'content-type': 'application/json',
      traceparent: event.metadata.traceparent,
    });
    expect(JSON.parse(value.toString())).toEqual({ data: event.data, metadata: event.metadata });
  });

  it('an event as a message becomes the same event again', () => {
    expect(eventOfMessage(messageOfEvent(event))).toEqual(event);
  });

  it('an event as a message keeps metadata that a later version has added', () => {
    const actor = { account: 'h', role: 'unitHead', unit: 'u-1', onBehalfOf: 'c', floor: 3 };
    const message = withMetadata(messageOfEvent(event), { actor, weather: 'rain' });
    expect(eventOfMessage(message).metadata).toEqual({ ...event.metadata, actor, weather: 'rain' });
  });

  it.each<[string, (message: Message) => Message, RegExp]>([
    ['no id', (one) => ({ ...one, headers: { ...one.headers, ce_id: '' } }), /ce_id/],
    ['another version', (one) => ({ ...one, headers: { ...one.headers, ce_specversion: '0.3' } }), /ce_specversion/],
    ['no attributes', (one) => ({ ...one, headers: {} }), /ce_specversion.*ce_time/],
    ['another form', (one) => ({ ...one, headers: { ...one.headers, 'content-type': 'text/xml' } }), /text\/xml/],
    ['half a value', (one) => ({ ...one, value: one.value.subarray(0, 9) }), /must be JSON in UTF-8/],
    ['bytes that are no text', (one) => ({ ...one, value: Buffer.from([0x22, 0xff, 0x22]) }), /must be JSON in UTF-8/],
    ['no value', (one) => ({ ...one, value: Buffer.alloc(0) }), /must be JSON in UTF-8/],
    ['a value of another shape', (one) => ({ ...one, value: Buffer.from('{"data":1}') }), /data.*metadata/],
    ['metadata of an unknown source', (one) => withMetadata(one, { source: 'fax' }), /metadata\.source/],
    ['an actor without a role', (one) => withMetadata(one, { actor: { account: 'o' } }), /metadata\.actor\.role/],
    ['no position', (one) => ({ ...one, headers: { ...one.headers, ce_position: '-1' } }), /position/],
    [
      'another schema',
      (one) => ({ ...one, headers: { ...one.headers, ce_dataschema: 'urn:x:2' } }),
      /the schema .*urn:x:2/,
    ],
  ])('a message that is no event is refused with the reason: %s', (_, change, reason) => {
    const refused = expect(() => eventOfMessage(change(messageOfEvent(event))));
    refused.toThrow(/^MESSAGE_UNREADABLE/);
    refused.toThrow(reason);
  });

  it('an event as a message may have attributes that we do not know', () => {
    const message = messageOfEvent(event);
    const known = cloudEventOf({ ...message, headers: { ...message.headers, ce_partitionkey: 'p', other: 'x' } });
    expect(known.extensions).toMatchObject({ partitionkey: 'p', revision: '3' });
    expect(known.extensions).not.toHaveProperty('other');
  });
});

describe('the topics', () => {
  it('the topics are those of infra/kafka, with the prefix of the installation', async () => {
    const topics = await loadTopics('city.');
    expect(Object.values(topics).map(({ name }) => name)).toEqual([
      'city.events',
      'city.commands',
      'city.receipts',
      'city.dead-letters',
    ]);
    expect(topics.events).toMatchObject({ settings: { 'retention.ms': '-1', 'cleanup.policy': 'delete' } });
  });
});

describe('the lag', () => {
  it('the lag counts the messages that each partition still has to be read', () => {
    const offsets = [
      { partition: 0, start: 5n, end: 10n },
      { partition: 1, start: 0n, end: 7n },
    ];
    expect(lagOf(offsets, new Map())).toBe(12n);
    expect(
      lagOf(
        offsets,
        new Map([
          [0, 2n],
          [1, 7n],
        ]),
      ),
    ).toBe(5n); // what is gone by now is not behind any more
  });
});
