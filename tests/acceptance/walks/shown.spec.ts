import { describe, expect, it } from '@jest/globals';
import { firstMissing } from './shown.js';

describe('what a page shows of an output', () => {
  it('what a page shows of an output may leave out lines and, with …, parts of a line', () => {
    expect(firstMissing(['方案  …', '12 项'], '方案    2027年\n另一行\n  12 项 \n')).toBeUndefined();
  });

  it('what a page shows of an output must be there as printed and in that sequence', () => {
    expect(firstMissing(['a', 'b'], 'b\na\n')).toBe('b');
    expect(firstMissing(['12 项'], '112 项')).toBe('12 项');
  });
});
