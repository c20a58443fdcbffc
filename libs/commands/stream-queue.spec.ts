import { describe, expect, it } from '@jest/globals';
import { StreamQueue } from './stream-queue.js';

/** Takes a turn that keeps `keep` and answers with what it was handed. */
const turn = (queue: StreamQueue<string>, stream: string, keep: string): Promise<string | undefined> =>
  queue.inTurn(stream, async (kept) => ({ keep, answer: () => kept }));

const failing = (queue: StreamQueue<string>, stream: string): Promise<unknown> =>
  queue.inTurn(stream, () => Promise.reject(new Error('the store is gone'))).catch((error: Error) => error.message);

describe('turns on a stream', () => {
  it('are handed what the turn before kept, each stream its own', async () => {
    const queue = new StreamQueue<string>(10);
    expect(await turn(queue, 'a', 'one')).toBeUndefined();
    expect(await turn(queue, 'b', 'other')).toBeUndefined();
    expect(await turn(queue, 'a', 'two')).toBe('one');
    expect(await turn(queue, 'a', 'three')).toBe('two');
    expect(await turn(queue, 'b', 'more')).toBe('other');
  });

  it('run one after another, also when they were asked for at once', async () => {
    const queue = new StreamQueue<string>(10);
    expect(await Promise.all([turn(queue, 'a', 'one'), turn(queue, 'a', 'two'), turn(queue, 'a', 'three')])).toEqual([
      undefined,
      'one',
      'two',
    ]);
  });

  it('are handed nothing after a failure, since its outcome is unknown, and go on', async () => {
    const queue = new StreamQueue<string>(10);
    await turn(queue, 'a', 'one');
    const asked = [failing(queue, 'a'), turn(queue, 'a', 'two'), turn(queue, 'a', 'three')];
    expect(await Promise.all(asked)).toEqual(['the store is gone', undefined, 'two']);
  });

  it('run one after another also when a turn is asked for after a failure, while the next is at work', async () => {
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

  it('keep what was kept although the answer is a refusal', async () => {
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

describe('what is kept', () => {
  it('is forgotten of the stream that has been idle longest, when there are more than there is room for', async () => {
    const queue = new StreamQueue<string>(2);
    await turn(queue, 'a', 'a1');
    await turn(queue, 'b', 'b1');
    expect(await turn(queue, 'a', 'a2')).toBe('a1');
    await turn(queue, 'c', 'c1');
    expect(await turn(queue, 'a', 'a3')).toBe('a2');
    expect(await turn(queue, 'c', 'c2')).toBe('c1');
    expect(await turn(queue, 'b', 'b2')).toBeUndefined();
  });

  it('is not forgotten of a stream that is at work, however long ago it began', async () => {
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

  it('is nothing after a failure, so that a failed stream takes no room', async () => {
    const queue = new StreamQueue<string>(1);
    await turn(queue, 'a', 'a1');
    await failing(queue, 'b');
    expect(await turn(queue, 'a', 'a2')).toBe('a1');
  });
});
