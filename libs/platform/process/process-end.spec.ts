import { describe, expect, it } from '@jest/globals';
import { ProcessEnd } from './process-end.js';

describe('the end of a process', () => {
  it('the end of a process names the steps that have begun and not finished', async () => {
    const end = new ProcessEnd();
    const work = Promise.withResolvers<undefined>();
    const step = end.step('the batch in hand', () => work.promise);
    expect(end.stepsUnderWay).toEqual([]);
    const done = step();
    expect(end.stepsUnderWay).toEqual(['the batch in hand']);
    work.resolve(undefined);
    await done;
    expect(end.stepsUnderWay).toEqual([]);
  });

  it('the end of a process does not count a step that has failed as under way', async () => {
    const end = new ProcessEnd();
    await expect(end.step('the pools', () => Promise.reject(new Error('no')))()).rejects.toThrow('no');
    expect(end.stepsUnderWay).toEqual([]);
  });

  it('the end of a process has begun as soon as it is asked for, whatever its steps do', () => {
    const end = new ProcessEnd();
    expect(end.hasBegun).toBe(false);
    end.begin();
    expect(end.hasBegun).toBe(true);
  });
});
