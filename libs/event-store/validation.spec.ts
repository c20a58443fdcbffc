import { describe, expect, it } from '@jest/globals';
import type { NewEvent, StreamAppend } from './port.js';
import { sampleEvent } from './spec/sample-events.js';
import { checkAppends } from './validation.js';

const append = (over: Partial<StreamAppend> = {}): StreamAppend => ({
  stream: 's',
  expectedRevision: 'any',
  events: [sampleEvent()],
  ...over,
});
const withEvent = (over: Partial<Record<keyof NewEvent, unknown>>) =>
  append({ events: [{ ...sampleEvent(), ...over } as NewEvent] });
const id = '0190b5a4-0000-7000-8000-00000000000a';
const longest = 'n'.repeat(1000);

describe('an append that is not valid', () => {
  it.each<[string, unknown[]]>([
    ['expected at least one stream to append to, found none', []],
    ['stream s: expected once in an append, found twice', [append(), append()]],
    ['stream s: expected at least one event, found none', [append({ events: [] })]],
    ...[-1, 0.5, Number.NaN, 2 ** 31 - 1, 'some', undefined].map((expectedRevision): [string, unknown[]] => [
      `stream s: expected revision ${expectedRevision} is neither 0 and up, none, exists nor any`,
      [{ ...append(), expectedRevision }],
    ]),
    ...['', `${longest}n`, 'a\0', '\ud800', 7].map((name): [string, unknown[]] => [
      `stream ${JSON.stringify(name)}: expected 1 to 1000 well-formed characters without U+0000`,
      [{ ...append(), stream: name }],
    ]),
    ['event type "": expected 1 to 1000 well-formed characters without U+0000', [withEvent({ type: '' })]],
    ...['7', `${id}0`, `x${id}`, id.replaceAll('-', ''), id.replace('b', 'g')].map((wrong): [string, unknown[]] => [
      `stream s: event id ${wrong} is not a UUID`,
      [withEvent({ id: wrong })],
    ]),
    [
      `stream s: event id ${id} occurs twice in one append`,
      [append({ events: [sampleEvent({ id: id.toUpperCase() }), sampleEvent({ id })] })],
    ],
    [`stream t: event id ${id} occurs twice in one append`, [withEvent({ id }), { ...withEvent({ id }), stream: 't' }]],
    ...[0, 1.5, 2 ** 31 - 1].map((schemaVersion): [string, unknown[]] => [
      `stream s: schema version ${schemaVersion} of Noted is not a whole number from 1`,
      [withEvent({ schemaVersion })],
    ]),
    ...[null, undefined, 'text'].map((data): [string, unknown[]] => [
      'stream s: data of Noted are not an object',
      [withEvent({ data })],
    ]),
  ])('an append that is not valid is refused: %s', (message, appends) => {
    expect(() => checkAppends(appends as StreamAppend[])).toThrow(
      expect.objectContaining({ name: 'InvalidAppend', message }),
    );
  });
});

describe('an append that is valid', () => {
  const revisions = [0, 1, 2 ** 31 - 2, 'none', 'exists', 'any'] as const;
  const valid: [string, StreamAppend[]][] = [
    ['any revision', revisions.map((expectedRevision, at) => append({ stream: `s${at}`, expectedRevision }))],
    ['names of the greatest length', [append({ stream: longest, events: [sampleEvent({ type: longest })] })]],
    ['an id in upper case', [withEvent({ id: id.toUpperCase() })]],
    ['the last schema version', [withEvent({ schemaVersion: 2 ** 31 - 2 })]],
  ];

  it.each(valid)('an append may have %s', (_, appends) => {
    expect(() => checkAppends(appends)).not.toThrow();
  });
});
