import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutMobiles, withoutTelephones } from './telephones.js';

describe('telephone numbers', () => {
  it.each([
    ['（责任单位：区科委 张三 69524833）', '（责任单位：区科委 张三 6952****）'],
    ['联系人：李四，010-69541234', '联系人：李四，010-6954****'],
    ['王五—8054123', '王五—805****'],
    ['13812345678', '138****5678'],
  ])('telephone numbers are masked in quoted lines: %s', (printed, masked) => {
    expect(withoutTelephones(printed)).toBe(masked);
  });

  it.each(['2023年12月31日', '410万平方米', '通政发〔2023〕2号', '1000.12345678亿元', '区财政局'])(
    'telephone numbers are not seen in %s',
    (printed) => {
      expect(withoutTelephones(printed)).toBe(printed);
    },
  );

  it('telephone numbers of people are masked in a task’s wording, where quantities stay', () => {
    expect(withoutMobiles('联系13812345678，清运垃圾12345678吨')).toBe('联系138****5678，清运垃圾12345678吨');
  });

  it('telephone numbers never survive in full, wherever they stand between other signs', () => {
    const number = fc.oneof(fc.stringMatching(/^1[3-9]\d{9}$/), fc.stringMatching(/^[2-9]\d{7}$/));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[一-龥：（ ]{0,5}$/),
        number,
        fc.stringMatching(/^[一-龥）；]{0,5}$/),
        (before, digits, after) => {
          expect(withoutTelephones(`${before}${digits}${after}`)).not.toContain(digits);
        },
      ),
    );
  });
});
