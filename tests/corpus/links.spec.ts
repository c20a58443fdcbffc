import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { thresholds } from '../../libs/plans/domain/links/wording.js';
import type { DocumentReading } from '../../libs/plans/domain/reading/index.js';
import { createSimilarityIndex } from '../../libs/plans/domain/similarity/similarity-index.js';
import { planTitled, readSeed, seedDocuments } from './documents.js';

interface LabelledPair {
  /** same: the same work comes back · similar: the same subject, other work · different */
  readonly verdict: 'same' | 'similar' | 'different';
  readonly later: { readonly plan: string; readonly text: string };
  readonly earlier: { readonly plan: string; readonly text: string };
}

const pairs = JSON.parse(
  readFileSync(new URL('./links/year-to-year.json', import.meta.url), 'utf8'),
) as readonly LabelledPair[];

let earlier: DocumentReading;
let scores: number[];

beforeAll(() => {
  const { plan2023, compilation2020, compilation2021 } = seedDocuments;
  earlier = readSeed(compilation2020);
  const tasks = [earlier, readSeed(compilation2021), readSeed(plan2023)].flatMap(({ plans }) =>
    plans.flatMap((plan) => plan.tasks),
  );
  const index = createSimilarityIndex(tasks.map(({ text }) => text));
  scores = pairs.map((pair) => index.similarity(pair.later.text, pair.earlier.text));
});

const measured = (threshold: number, counts: (verdict: LabelledPair['verdict']) => boolean) => {
  const found = pairs.filter((_, at) => scores[at]! >= threshold);
  const right = found.filter(({ verdict }) => counts(verdict)).length;
  return { precision: right / found.length, recall: right / pairs.filter(({ verdict }) => counts(verdict)).length };
};
const isSame = (verdict: string): boolean => verdict === 'same';

describe('tasks that come back from year to year', () => {
  it('tasks that come back are recognised by their wording, with this precision and recall by threshold', () => {
    const rows = Array.from({ length: 14 }, (_, at) => 0.12 + 0.04 * at).map((threshold) => {
      const { precision, recall } = measured(threshold, isSame);
      const bar = '#'.repeat(Math.round(20 * precision)).padEnd(20);
      return `${threshold.toFixed(2)}  P ${precision.toFixed(2)} ${bar} R ${recall.toFixed(2)} ${'#'.repeat(Math.round(20 * recall))}`;
    });
    console.info([`${pairs.length} pairs labelled by hand`, ...rows].join('\n'));
    expect(pairs.length).toBeGreaterThanOrEqual(170);
  });

  it('tasks that come back are shown from a threshold that finds most of them and hardly any others', () => {
    const { precision, recall } = measured(thresholds.related, isSame);
    expect(precision).toBeGreaterThanOrEqual(0.78);
    expect(recall).toBeGreaterThanOrEqual(0.82);
    expect(measured(thresholds.related, (verdict) => verdict !== 'different').precision).toBeGreaterThanOrEqual(0.93);
  });

  it('tasks count as the same work from a threshold that is seldom wrong', () => {
    expect(measured(thresholds.same, isSame).precision).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the text of a plan and its table', () => {
  const title = '通州区打赢蓝天保卫战2020年行动计划';

  it('the text of a plan is linked to its table, task by row', () => {
    const links = earlier.links.filter(({ plan }) => plan === title);
    expect(links).toHaveLength(57);
    for (const { task, row } of links) expect(row).toBe(task);
    for (const [name, least] of [
      ['通州区打好碧水保卫战2020年行动计划', 40],
      ['通州区打好净土保卫战2020年行动计划', 30],
    ] as const) {
      expect(earlier.links.filter(({ plan }) => plan === name).length).toBeGreaterThanOrEqual(least);
    }
  });

  it('a difference between the text of a plan and its table is a finding with both places and what the table says', () => {
    const { findings, tasks } = planTitled(earlier, title);
    const disagreements = findings.filter(({ code }) => code === 'READ_NARRATIVE_AND_TABLE_DISAGREE');
    console.info(
      `text and table disagree ${earlier.plans.flatMap((plan) => plan.findings).filter(({ code }) => code === 'READ_NARRATIVE_AND_TABLE_DISAGREE').length} times:\n` +
        earlier.plans
          .flatMap((plan) => plan.findings)
          .filter(({ code }) => code === 'READ_NARRATIVE_AND_TABLE_DISAGREE')
          .map(({ reason }) => reason.zh)
          .join('\n'),
    );
    const inspection = tasks.findIndex(({ number, text }) => number === 22 && text.includes('粗颗粒物排名'));
    expect(disagreements.find(({ taskIndex }) => taskIndex === inspection)).toMatchObject({
      field: 'units',
      severity: 'warning',
      line: tasks[inspection]!.line,
      proposal: expect.stringContaining('区生态环境局'),
    });
  });
});
