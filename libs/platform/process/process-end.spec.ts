import { describe, expect, it } from '@jest/globals';
import { ProcessEnd } from './process-end.js';

const batch = { zh: '正在处理的一批', en: 'the batch in hand' };

describe('the end of a process', () => {
  it('the end of a process names the steps that have begun and not finished, each as often as it is under way', async () => {
    const end = new ProcessEnd();
    const work = Promise.withResolvers<undefined>();
    expect(end.stepsUnderWay).toEqual([]);
    const [done, other] = [end.during(batch, () => work.promise), end.during(batch, () => work.promise)];
    expect(end.stepsUnderWay).toEqual([batch, batch]);
    work.resolve(undefined);
    await Promise.all([done, other]);
    expect(end.stepsUnderWay).toEqual([]);
  });

  it('the end of a process does not count a step that has failed as under way', async () => {
    const end = new ProcessEnd();
    await expect(end.during(batch, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(end.stepsUnderWay).toEqual([]);
  });

  it('the end of a process has begun as soon as it is asked for, whatever its steps do', () => {
    const end = new ProcessEnd();
    expect(end.hasBegun).toBe(false);
    end.begin();
    expect(end.hasBegun).toBe(true);
  });
});
