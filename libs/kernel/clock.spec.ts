import { describe, expect, it } from '@jest/globals';
import { instantOf, instantText, localDateOf } from './clock.js';

describe('a day in Asia/Shanghai', () => {
  it('a day in Asia/Shanghai begins at 16:00 UTC, whatever was asked before', () => {
    expect(localDateOf('2023-06-30T15:59:59.999Z')).toBe('2023-06-30');
    expect(localDateOf('2023-06-30T16:00:00.000Z')).toBe('2023-07-01');
    expect(localDateOf('2023-06-30T15:00:00.000Z')).toBe('2023-06-30');
    expect(localDateOf('2023-12-31T16:30:00.000Z')).toBe('2024-01-01');
  });

  it('an instant is told as a wall clock in Asia/Shanghai shows it', () => {
    expect(instantText('2023-06-30T16:05:09.123Z')).toEqual({
      zh: '2023-07-01 00:05（北京时间）',
      en: '2023-07-01 00:05 (Asia/Shanghai)',
    });
  });

  it('the instants of a day in Asia/Shanghai fall on that day', () => {
    expect(instantOf('2023-07-01', '00:00')).toBe('2023-06-30T16:00:00.000Z');
    expect(localDateOf(instantOf('2023-07-01', '23:59'))).toBe('2023-07-01');
  });
});
