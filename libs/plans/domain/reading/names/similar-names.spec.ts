import { describe, expect, it } from '@jest/globals';
import { SimilarNames } from './similar-names.js';

const names = new SimilarNames(['潞邑街道办事处', '区经济和信息化局', '区农业农村局', '区财政局', '区水务局']);

describe('similar names', () => {
  it.each([
    ['路邑街道办事处', '潞邑街道办事处'],
    ['区经济和信息局', '区经济和信息化局'],
    ['区农村农业局', '区农业农村局'],
    ['区财政局局', '区财政局'],
  ])('the name %s is similar to %s', (printed, near) => {
    expect(names.to(printed)).toEqual([near]);
  });

  it('similar names are neither the name itself nor names that differ in two characters', () => {
    expect(names.to('区财政局')).toEqual([]);
    expect(names.to('区教育局')).toEqual([]);
  });

  it('similar names are not sought for what is too long to be a name', () => {
    expect(new SimilarNames(['甲'.repeat(31)]).to('甲'.repeat(32))).toEqual([]);
  });
});
