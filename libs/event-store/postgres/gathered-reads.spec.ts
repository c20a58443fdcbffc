import { describe, expect, it } from '@jest/globals';
import { type Asked, GatheredReads } from './gathered-reads.js';
import type { Row } from './stored-event.js';

const rowOf = ({ stream, from }: Asked): Row[] => [[stream, String(from)]];

/** Answers only when told to, so that what is gathered meanwhile can be seen. */
function slowReader() {
  const asked: (readonly Asked[])[] = [];
  const answers: PromiseWithResolvers<Row[][]>[] = [];
  const reads = new GatheredReads((group) => {
    asked.push(group);
    const answer = Promise.withResolvers<Row[][]>();
    answers.push(answer);
    return answer.promise;
  });
  const sizes = () => asked.map(({ length }) => length);
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  return { reads, asked, answers, sizes, tick, answer: (at: number) => answers[at]!.resolve(asked[at]!.map(rowOf)) };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `task-${at}`);

describe('gathered reads', () => {
  it('streams that are asked for within one tick are read in two statements, and each caller gets its own', async () => {
    const { reads, sizes, tick, answer } = slowReader();
    const read = Promise.all(names(20).map((stream, from) => reads.read({ stream, from })));
    await tick();
    expect(sizes()).toEqual([10, 10]);
    answer(1);
    answer(0);
    expect(await read).toEqual(names(20).map((stream, from) => [[stream, String(from)]]));
  });

  it('streams that are asked for while statements are under way are gathered, up to the limit of one statement', async () => {
    const { reads, sizes, tick, answer } = slowReader();
    const read = names(100).map((stream) => reads.read({ stream, from: 0 }));
    await tick();
    expect(sizes()).toEqual([32, 32]);
    answer(0);
    await read[0];
    await tick();
    expect(sizes()).toEqual([32, 32, 32]);
    for (const at of [1, 2]) answer(at);
    await read[95];
    await tick();
    expect(sizes()).toEqual([32, 32, 32, 2, 2]);
    for (const at of [3, 4]) answer(at);
    expect(await Promise.all(read)).toHaveLength(100);
  });

  it('a failed statement fails only the callers whose streams it reads, and later reads go on', async () => {
    const { reads, answers, tick, answer } = slowReader();
    const [lost, read] = [reads.read({ stream: 'lost', from: 0 }), reads.read({ stream: 'read', from: 0 })];
    await tick();
    answers[0]!.reject(new Error('connection lost'));
    answer(1);
    await expect(lost).rejects.toThrow('connection lost');
    expect(await read).toEqual([['read', '0']]);
    const later = reads.read({ stream: 'later', from: 7 });
    await tick();
    answer(2);
    expect(await later).toEqual([['later', '7']]);
  });
});
