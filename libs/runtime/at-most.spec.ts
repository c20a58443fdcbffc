import { describe, expect, it } from '@jest/globals';
import { atMost } from './at-most.js';

describe('a step of the end with a bound', () => {
  it('atMost waits for a step that ends within the bound', async () => {
    let ended = false;
    await atMost(
      60_000,
      Promise.resolve().then(() => (ended = true)),
    );
    expect(ended).toBe(true);
  });

  it('atMost no longer waits for a step that takes longer than the bound', async () => {
    await expect(atMost(1, new Promise(() => undefined))).resolves.toBeUndefined();
  });

  it('atMost fails when the step fails', async () => {
    await expect(atMost(60_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
