import { describe, expect, it } from '@jest/globals';
import { clockFrom } from './clock-from.js';

describe('a clock that starts elsewhere', () => {
  it('a clock that starts elsewhere shows its start and runs on, in the form of every instant', () => {
    const clock = clockFrom('2023-03-01T01:00:00.000Z');
    const first = clock.now();
    expect(first).toMatch(/^2023-03-01T01:00:\d\d\.\d{3}Z$/);
    const until = performance.now() + 5_000;
    while (clock.now() === first && performance.now() < until);
    expect(clock.now() > first).toBe(true);
  });
});
