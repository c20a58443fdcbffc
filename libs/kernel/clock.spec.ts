import { describe, expect, it } from '@jest/globals';
import { instantOf, localDateOf } from './clock.js';

describe('a day in Asia/Shanghai', () => {
  it('a day in Asia/Shanghai begins at 16:00 UTC, whatever was asked before', () => {
    expect(localDateOf('2023-06-30T15:59:59.999Z')).toBe('2023-06-30');
    expect(localDateOf('2023-06-30T16:00:00.000Z')).toBe('2023-07-01');
    expect(localDateOf('2023-06-30T15:00:00.000Z')).toBe('2023-06-30');
    expect(localDateOf('2023-12-31T16:30:00.000Z')).toBe('2024-01-01');
  });

  it('the instants of a day in Asia/Shanghai fall on that day', () => {
    expect(instantOf('2023-07-01', '00:00')).toBe('2023-06-30T16:00:00.000Z');
    expect(localDateOf(instantOf('2023-07-01', '23:59'))).toBe('2023-07-01');
  });
});
