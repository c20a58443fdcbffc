import { describe, expect, it } from '@jest/globals';
import { correctedName } from './misprints.js';

const correct = (printed: string, counts: Readonly<Record<string, number>>) => {
  const times = (name: string) => counts[name] ?? 0;
  return correctedName(printed, Object.keys(counts), { asUnit: times, inText: times });
};

describe('misprinted unit names', () => {
  it.each([
    ['路邑街道办事处', '潞邑街道办事处', 'a look-alike sign'],
    ['区经济和信息局', '区经济和信息化局', 'a lost sign'],
    ['区园林绿化', '区园林绿化局', 'a lost ending'],
    ['区文化旅游局', '区文化和旅游局', 'a lost 和'],
    ['区经济信息局', '区经济和信息化局', 'a lost 和 and another lost sign'],
    ['区农村农业局', '区农业农村局', 'transposed words'],
    ['区财政局局', '区财政局', 'a doubled sign'],
  ])('the misprint %s is corrected to %s: %s', (printed, right) => {
    expect(correct(printed, { [printed]: 1, [right]: 9 })).toBe(right);
  });

  it.each([
    ['区税务局', '区水务局'],
    ['区教育局', '区体育局'],
    ['潞源街道办事处', '潞邑街道办事处'],
    ['区农业局', '区和农业局'],
    ['区市场监督管理局', '区市场监管局'],
    ['相关乡镇政府', '各乡镇政府'],
    ['通州公安局', '通州公安分局'],
    ['永顺镇政府', '永乐店镇政府'],
    ['区委办', '区委编办'],
    ['区第12小学', '区第21小学'],
  ])('the name %s is not corrected to the frequent %s, because they are two names', (printed, frequent) => {
    expect(correct(printed, { [printed]: 1, [frequent]: 50 })).toBeNull();
  });

  it('a misprinted name is not corrected when the right name is not far more frequent', () => {
    expect(correct('区经济和信息局', { 区经济和信息局: 2, 区经济和信息化局: 3 })).toBeNull();
  });

  it('a misprinted name is not corrected when two names are equally near', () => {
    expect(correct('区经济和信息局', { 区经济和信息局: 1, 区经济和信息化局: 9, 区经济和信息部局: 9 })).toBeNull();
  });
});
