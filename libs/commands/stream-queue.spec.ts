import { describe, expect, it } from '@jest/globals';
import { StreamQueue } from './stream-queue.js';

/** Takes a turn that keeps `keep` and answers with what it was handed. */
const turn = (queue: StreamQueue<string>, stream: string, keep: string): Promise<string | undefined> =>
  queue.inTurn(stream, async (kept) => ({ keep, answer: () => kept }));

const failing = (queue: StreamQueue<string>, stream: string): Promise<unknown> =>
  queue.inTurn(stream, () => Promise.reject(new Error('the store is gone'))).catch((error: Error) => error.message);

describe('turns on a stream', () => {
  it('a turn gets what the turn before it on the same stream kept', async () => {
    const queue = new StreamQueue<string>(10);
    expect(await turn(queue, 'a', 'one')).toBeUndefined();
    expect(await turn(queue, 'b', 'other')).toBeUndefined();
    expect(await turn(queue, 'a', 'two')).toBe('one');
    expect(await turn(queue, 'a', 'three')).toBe('two');
    expect(await turn(queue, 'b', 'more')).toBe('other');
  });

  it('turns on a stream run one after another, also when all are asked for at once', async () => {
    const queue = new StreamQueue<string>(10);
    expect(await Promise.all([turn(queue, 'a', 'one'), turn(queue, 'a', 'two'), turn(queue, 'a', 'three')])).toEqual([
      undefined,
      'one',
      'two',
    ]);
  });

  it('the turn after a failed turn gets nothing, because the outcome is unknown, and later turns go on', async () => {
    const queue = new StreamQueue<string>(10);
    await turn(queue, 'a', 'one');
    const asked = [failing(queue, 'a'), turn(queue, 'a', 'two'), turn(queue, 'a', 'three')];
    expect(await Promise.all(asked)).toEqual(['the store is gone', undefined, 'two']);
  });

  it('turns run one after another also when one is asked for after a failure, while the next is at work', async () => {
    const queue = new StreamQueue<string>(10);
    const { promise: free, resolve: go } = Promise.withResolvers<undefined>();
    const failed = failing(queue, 'a');
    const slow = queue.inTurn('a', async () => {
      await free;
      return { keep: 'slow', answer: () => undefined };
    });
    await failed;
    const late = turn(queue, 'a', 'late');
    go(undefined);
    await slow;
    expect(await late).toBe('slow');
  });

  it('a turn that answers with a refusal still keeps its state', async () => {
    const queue = new StreamQueue<string>(10);
    const refused = queue.inTurn('a', async () => ({
      keep: 'one',
      answer: () => {
        throw new Error('refused');
      },
    }));
    await expect(refused).rejects.toThrow('refused');
    expect(await turn(queue, 'a', 'two')).toBe('one');
  });
});

describe('the kept states of streams', () => {
  it('a full queue forgets the kept state of the stream that has been idle longest', async () => {
    const queue = new StreamQueue<string>(2);
    await turn(queue, 'a', 'a1');
    await turn(queue, 'b', 'b1');
    expect(await turn(queue, 'a', 'a2')).toBe('a1');
    await turn(queue, 'c', 'c1');
    expect(await turn(queue, 'a', 'a3')).toBe('a2');
    expect(await turn(queue, 'c', 'c2')).toBe('c1');
    expect(await turn(queue, 'b', 'b2')).toBeUndefined();
  });

  it('a full queue does not forget the kept state of a stream that is at work, however long ago its turn began', async () => {
    const queue = new StreamQueue<string>(1);
    await turn(queue, 'slow', 'before');
    const { promise: free, resolve: go } = Promise.withResolvers<undefined>();
    const slow = queue.inTurn('slow', async () => {
      await free;
      return { keep: 'slow', answer: () => undefined };
    });
    await turn(queue, 'a', 'a1');
    const next = turn(queue, 'slow', 'after');
    go(undefined);
    await slow;
    expect(await next).toBe('slow');
  });

  it('a failed stream has no kept state, so that it takes no room', async () => {
    const queue = new StreamQueue<string>(1);
    await turn(queue, 'a', 'a1');
    await failing(queue, 'b');
    expect(await turn(queue, 'a', 'a2')).toBe('a1');
  });
});
