import { expect, it } from '@jest/globals';
import * as errors from './errors.js';

const cause = new Error('connection lost');

it.each([
  [
    'RevisionConflict',
    'stream task-a: expected revision none, found 2',
    () => new errors.RevisionConflict('task-a', 'none', 2),
  ],
  [
    'EventIdReused',
    'event id e (stream task-a) is already used by another event',
    () => new errors.EventIdReused('task-a', 'e'),
  ],
  ['InvalidAppend', 'found none', () => new errors.InvalidAppend('found none')],
  ['EventStoreUnavailable', 'no answer', () => new errors.EventStoreUnavailable('no answer', true)],
  [
    'AppendUnsupported',
    'an append to 3 streams at once is more than this server can do: too old',
    () => new errors.AppendUnsupported(3, 'too old'),
  ],
  [
    'UnknownEventType',
    'Noted (stream task-a, revision 2) is of no type known here. Update this program.',
    () => new errors.UnknownEventType({ type: 'Noted', stream: 'task-a', revision: 2 }),
  ],
])('a failure %s of the event store says: %s', (name, message, failure) => {
  expect(failure()).toMatchObject({ name, message });
});

it('a failure to reach the event store says whether the outcome is unknown, and keeps its cause', () => {
  const failure = new errors.EventStoreUnavailable('no answer', true, { cause });
  expect(failure).toMatchObject({ outcomeUnknown: true, cause });
});
