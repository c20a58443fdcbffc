import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../spec/sample-events.js';
import { type PendingAppend, prepare, takeGroup } from './pending-append.js';

const pending = (stream: string, ...events: string[]): PendingAppend => ({
  ...prepare([
    {
      stream,
      expectedRevision: 'any',
      events: (events.length > 0 ? events : ['']).map((id) => sampleEvent(id ? { id } : {})),
    },
  ]),
  deadline: 0,
  sent: false,
  resolve: () => undefined,
  reject: () => undefined,
});
const names = (list: readonly PendingAppend[]): string[] => list.map(({ appends }) => appends[0]!.stream);
const limits = { appends: 3, characters: 1_000_000 };
const cut = (queue: readonly PendingAppend[], over = {}, keysInFlight: string[] = []): [string[], string[]] => {
  const { group, rest } = takeGroup(queue, { ...limits, ...over }, new Set(keysInFlight));
  return [names(group), names(rest)];
};

describe('cutting a group off the queue', () => {
  it('a group takes the first appends of the queue, up to its limit', () => {
    expect(cut(['a', 'b', 'c', 'd'].map((name) => pending(name)))).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('a second append to a stream, and all that follow on that stream, wait for later groups in order', () => {
    const queue = ['a', 'a', 'b', 'a', 'b', 'c'].map((name) => pending(name));
    expect(cut(queue)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'a', 'b'],
    ]);
  });

  it('a copy of an event waits for a later group, in upper or lower case', () => {
    const id = '0190b5a4-0000-7000-8000-00000000000a';
    expect(cut([pending('a', id), pending('b', id.toUpperCase())])).toEqual([['a'], ['b']]);
  });

  it('an append to a stream that is in flight waits for a later group', () => {
    expect(
      cut(
        ['a', 'b'].map((name) => pending(name)),
        {},
        ['a'],
      ),
    ).toEqual([['b'], ['a']]);
  });

  it('a group ends before it becomes too large, but one large append goes alone', () => {
    const [small, large] = [pending('small'), pending('large', ...Array.from({ length: 9 }, () => ''))];
    const characters = small.characters * 2;
    expect(cut([small, large, pending('after')], { characters })).toEqual([['small', 'after'], ['large']]);
    expect(cut([large, small], { characters })).toEqual([['large'], ['small']]);
  });
});
