import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gramsOf } from './grams.js';
import { createSimilarityIndex } from './similarity-index.js';

describe('the grams of a text', () => {
  it('the grams of a text are characters, pairs of neighbours and Latin words, with # for every figure', () => {
    expect([...gramsOf('新开工１5个，ＣＢＤ')]).toEqual([
      ['新', 1],
      ['新开', 1],
      ['开', 1],
      ['开工', 1],
      ['工', 1],
      ['工#', 1],
      ['#', 1],
      ['#个', 1],
      ['个', 1],
      ['cbd', 1],
    ]);
  });

  it('the grams of a text do not reach over a comma, and count what is repeated', () => {
    expect(gramsOf('水，水').get('水')).toBe(2);
    expect(gramsOf('水，水').has('水水')).toBe(false);
  });
});

const texts = [
  '新开工15个老旧小区综合整治项目，完成一批续建工程。',
  '加快推进再生能源发电厂（二期）建设。',
  '完成20个老旧小区综合整治',
  '加快推进污水处理厂建设。',
  '完成20个老旧小区综合整治',
];

describe('a similarity index', () => {
  const index = createSimilarityIndex(texts);

  it('a similarity index finds the same work of another year, whatever the figure, equal texts in the order given', () => {
    expect(index.nearest('完成32个老旧小区综合整治', 3)).toEqual([
      { index: 2, score: expect.closeTo(1) },
      { index: 4, score: expect.closeTo(1) },
      { index: 0, score: expect.any(Number) },
    ]);
  });

  it('a similarity index lets rare words decide, not 加快推进', () => {
    expect(index.nearest('加快推进老旧小区改造', 1)[0]!.index).not.toBe(1);
    expect(index.nearest('发电厂选址', 5).map((each) => each.index)[0]).toBe(1);
  });

  it('a similarity index gives nothing for a text without anything in common, for no text, and for no place', () => {
    expect(index.nearest('鲸鱼', 5)).toEqual([]);
    expect(index.nearest('——', 5)).toEqual([]);
    expect(index.nearest(texts[0]!, 0)).toEqual([]);
    expect(createSimilarityIndex([]).nearest('水', 5)).toEqual([]);
    expect(index.similarity('', '')).toBe(0);
  });

  it('a similarity index gives the same scores as comparing texts one by one', () => {
    const words = fc.array(fc.constantFrom('推进', '老旧小区', '水', '3', '发电厂', 'A', '，'), { maxLength: 6 });
    const anyText = words.map((each) => each.join(''));
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 12 }), anyText, fc.nat(14), (all, query, k) => {
        const each = createSimilarityIndex(all);
        const expected = all
          .map((text, i) => ({ index: i, score: each.similarity(query, text) }))
          .filter(({ score }) => score > 0);
        const found = each.nearest(query, k);
        expect(found).toHaveLength(Math.min(k, expected.length));
        for (const { index: i, score } of found) expect(score).toBeCloseTo(each.similarity(query, all[i]!), 9);
        const worst = found.at(-1)?.score ?? 0;
        const missed = expected.filter(({ index: i }) => !found.some((one) => one.index === i));
        if (k > 0) for (const { score } of missed) expect(score).toBeLessThanOrEqual(worst + 1e-9);
        expect(each.nearest(query, k)).toEqual(found);
      }),
    );
  });

  it('a similarity index finds the nearest of 10,000 texts within milliseconds', () => {
    const signs = [...new Set(texts.join('').replace(/[^\p{Script=Han}]/gu, ''))];
    const text = (seed: number): string =>
      Array.from({ length: 60 }, (_, at) => signs[(seed * 31 + at * at * 7 + seed * at) % signs.length]).join('');
    const large = createSimilarityIndex(Array.from({ length: 10_000 }, (_, seed) => text(seed)));
    large.nearest(text(1), 10);
    const times = Array.from({ length: 20 }, (_, seed) => {
      const before = process.cpuUsage();
      large.nearest(text(seed * 97), 10);
      return process.cpuUsage(before).user / 1_000;
    }).sort((a, b) => a - b);
    expect(times[10]).toBeLessThan(50);
  });
});
