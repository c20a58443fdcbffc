import { describe, expect, it } from '@jest/globals';
import { atMost } from './at-most.js';

describe('a step of the end with a bound', () => {
  it('is waited for while it lasts no longer', async () => {
    let ended = false;
    await atMost(
      60_000,
      Promise.resolve().then(() => (ended = true)),
    );
    expect(ended).toBe(true);
  });

  it('is left alone when it lasts longer', async () => {
    await expect(atMost(1, new Promise(() => undefined))).resolves.toBeUndefined();
  });

  it('fails as the step does', async () => {
    await expect(atMost(60_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
