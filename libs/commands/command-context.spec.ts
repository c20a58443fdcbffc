import { describe, expect, it } from '@jest/globals';
import fc, { type JsonValue } from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { type CommandContext, metadataOf } from './command-context.js';

const context: CommandContext = {
  actor: { account: 'li', role: 'clerk', unit: '区财政局' },
  at: '2023-01-17T01:00:00.000Z',
  commandId: 'key',
  correlationId: 'request',
  causationId: 'event',
  source: 'kafka',
  expectedRevision: 3,
};
const hashOf = (content: unknown): string => metadataOf(context, content).commandHash;

describe('the metadata of a command', () => {
  const metadata = {
    occurredAt: '2023-01-17T01:00:00.000Z',
    actor: { account: 'li', role: 'clerk', unit: '区财政局' },
    commandId: 'key',
    commandHash: hashOf({ unit: '区财政局' }),
    correlationId: 'request',
    causationId: 'event',
    source: 'kafka',
  };

  it('the metadata of a command says who gave it, when, with which key, from where and because of what, and leaves out the expected revision', () => {
    expect(metadataOf(context, { unit: '区财政局' })).toStrictEqual(metadata);
  });

  it('the metadata of a command has the trace of the request that it came with', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = metadataOf({ ...context, traceparent }, { unit: '区财政局' });
    expect(traced).toStrictEqual({ ...metadata, traceparent });
  });
});

describe('the hash of a command', () => {
  it('the hash of a command is the one that stored events have: SHA-256 of its content as JSON, keys in order', () => {
    const content = { type: 'ReportProgress', taskId: 't', data: { text: '已开工', attachments: [], figure: null } };
    expect(hashOf(content)).toBe('a3bc559b58958cfb09e3099155adb8275a715b891b2bcf6b8b07fd272b271bd2');
  });

  it('the hash of a command is the same, whatever the order of keys at any depth', () => {
    fc.assert(fc.property(fc.jsonValue(), (content) => hashOf(reversed(content)) === hashOf(content)));
  });

  it('the hash of a command is another, whatever other content it has', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(!isDeepStrictEqual(asJson(one), asJson(other)));
        return hashOf(one) !== hashOf(other);
      }),
    );
  });

  it.each([
    ['a value', { count: 1 }, { count: 2 }],
    ['the type of a value', { count: 1 }, { count: '1' }],
    ['a key', { count: 1 }, { number: 1 }],
    ['a deep value', { figures: [{ count: 1 }] }, { figures: [{ count: 2 }] }],
    ['the order of a list', { units: ['a', 'b'] }, { units: ['b', 'a'] }],
    ['a list with one item and that item', { units: ['a'] }, { units: 'a' }],
    ['an empty list and nothing', { units: [] }, { units: null }],
    ['an empty list and an object without keys', { units: [] }, { units: {} }],
  ])('the hash of a command tells apart contents that differ in %s', (_, one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other));
  });

  it('the hash of a command counts no value as null, so that a command without content has a hash as well', () => {
    expect(hashOf(undefined)).toBe(hashOf(null));
    expect(hashOf({ reason: undefined })).toBe(hashOf({ reason: null }));
  });
});

const asJson = (value: JsonValue): unknown => JSON.parse(JSON.stringify(value));

/** The same content with the keys of every object in the opposite order. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner!)]));
}
