import { describe, expect, it } from '@jest/globals';
import { pause } from './pause.js';

describe('a pause', () => {
  it('a pause ends after its time', async () => {
    await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
  });

  it('a pause ends at once when it is aborted, before it begins or in the middle', async () => {
    const stopping = new AbortController();
    const long = pause(3_600_000, stopping.signal);
    stopping.abort();
    await expect(long).resolves.toBeUndefined();
    await expect(pause(3_600_000, stopping.signal)).resolves.toBeUndefined();
  });
});
