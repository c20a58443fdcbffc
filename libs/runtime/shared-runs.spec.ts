import { describe, expect, it } from '@jest/globals';
import { sharedRuns } from './shared-runs.js';

/** Work whose runs end when the test says so, and answer with their number. */
function heldWork() {
  const runs: PromiseWithResolvers<number>[] = [];
  const call = sharedRuns(() => {
    const run = Promise.withResolvers<number>();
    runs.push(run);
    return run.promise;
  });
  const begun = async (number: number): Promise<PromiseWithResolvers<number>> => {
    while (runs.length < number) await Promise.resolve();
    return runs[number - 1]!;
  };
  return { runs, call, begun };
}

describe('shared runs', () => {
  it('one run answers all calls before its begin', async () => {
    const { runs, call, begun } = heldWork();
    const answers = Promise.all([call(), call(), call()]);
    (await begun(1)).resolve(1);
    expect(await answers).toEqual([1, 1, 1]);
    expect(runs).toHaveLength(1);
  });

  it('one more run answers all calls during a run, and begins when that one has ended', async () => {
    const { runs, call, begun } = heldWork();
    const first = call();
    const running = await begun(1);
    const later = Promise.all([call(), call()]);
    expect(runs).toHaveLength(1);
    running.resolve(1);
    (await begun(2)).resolve(2);
    expect([await first, ...(await later)]).toEqual([1, 2, 2]);
  });

  it('a run that fails fails its own calls only', async () => {
    const { call, begun } = heldWork();
    const first = call();
    const running = await begun(1);
    const second = call();
    running.reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    (await begun(2)).resolve(2);
    expect(await second).toBe(2);
  });
});
