import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldBy, pairsOfCharacters, tellingPairs } from './candidates.js';
import { linkBetween, type StoredTask } from './links.js';
import { thresholds, titleStem } from './wording.js';

const stored = (change: Partial<StoredTask> = {}): StoredTask => ({
  ...{
    taskId: 'p1-001',
    planId: 'p1',
    planTitle: '2023年行动计划',
    documentNumber: '通政发〔2023〕2号',
    planYear: 2023,
  },
  ...{ seq: 1, text: '新开工15个老旧小区', line: 3, state: 'Drafted', ended: false, dismissed: [] },
  ...change,
});
const other = (change: Partial<StoredTask> = {}): StoredTask =>
  stored({ taskId: 'p2-001', planId: 'p2', planTitle: '另一方案', documentNumber: null, state: 'Issued', ...change });

describe('another task with the same wording', () => {
  it('another task with the same wording is a duplicate in the same year and blocks while it is supervised', () => {
    expect(linkBetween(stored(), other(), 0.8)).toMatchObject({ kind: 'duplicate', score: 0.8, blocks: true });
    expect(linkBetween(stored(), other({ ended: true }), 0.8)).toMatchObject({ blocks: false });
    expect(linkBetween(stored(), other({ state: 'Drafted' }), 0.8)).toMatchObject({ blocks: false });
  });

  it('another task with the same wording blocks no more when either side was dismissed', () => {
    expect(linkBetween(stored({ dismissed: ['p2-001'] }), other(), 0.8)).toMatchObject({
      dismissed: true,
      blocks: false,
    });
    expect(linkBetween(stored(), other({ dismissed: ['p1-001'] }), 0.8)).toMatchObject({
      dismissed: true,
      blocks: false,
    });
  });

  it('a task with the same wording belongs to the table of the plan when number and title say so', () => {
    const table = other({ planTitle: '2023年行动计划任务分解表', documentNumber: '通政发〔2023〕2号' });
    expect(linkBetween(stored(), table, 0.9)).toMatchObject({ kind: 'same-plan-table', blocks: true });
  });

  it('a task of an earlier year with the same wording is recurring; one of a later year is no link', () => {
    expect(linkBetween(stored(), other({ planYear: 2021 }), 0.9)).toMatchObject({ kind: 'recurring', blocks: false });
    expect(linkBetween(stored(), other({ planYear: 2024 }), 0.9)).toBeNull();
  });

  it('a task below the upper threshold may be the same work; one below the lower threshold is no link', () => {
    expect(linkBetween(stored(), other(), thresholds.same - 0.01)).toMatchObject({ kind: 'similar', blocks: false });
    expect(linkBetween(stored(), other(), thresholds.related - 0.01)).toBeNull();
  });
});

describe('the stem of a title', () => {
  it.each([
    ['打赢蓝天保卫战2020年行动计划任务分解表', '打赢蓝天保卫战2020年行动计划'],
    ['《2020年行动计划》', '2020年行动计划'],
    ['重点工作任务分工清单', '重点工作'],
    ['2020年行动计划', '2020年行动计划'],
  ])('the stem of a title drops what tells a table from its text: %s', (title, stem) => {
    expect(titleStem(title)).toBe(stem);
  });
});

describe('what a text is looked up by', () => {
  it('a text is looked up by pairs of neighbouring characters within a phrase, without figures', () => {
    expect(pairsOfCharacters('新开工15个，小区')).toEqual(['新开', '开工', '小区']);
  });

  it('a text is looked up by its rarest pairs first', () => {
    const held = heldBy([['推进', '水系'], ['推进'], ['推进', '绿道']]);
    expect(tellingPairs(['推进', '绿道', '码头'], held, 2)).toEqual(['码头', '绿道']);
  });

  it('a text is looked up by each of its pairs once, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const pairs = pairsOfCharacters(text);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });
});
