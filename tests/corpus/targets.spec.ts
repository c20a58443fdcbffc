import { describe, expect, it } from '@jest/globals';
import type { Target } from '#tasks/contract';
import { targetsOf } from '../../libs/plans/domain/targets/targets-of.js';
import { planTitled, readSeed } from './documents.js';
import { type LabelledTargets, labelledTargets, targetScore } from './target-score.js';

const names = ['2023-report', '2021-zhezi', '2021-livelihood', '2021-traffic', '2020-traffic'];

const read = ({ document, title, tasks }: LabelledTargets): (readonly Target[])[] => {
  const plan = planTitled(readSeed(document), title);
  expect(plan.tasks).toHaveLength(tasks);
  return plan.tasks.map(({ text }) => targetsOf(text));
};

describe('figures labelled by hand', () => {
  const labels = names.map(labelledTargets);
  const scores = labels.map((label) => targetScore(label, read(label)));

  it.each(names.map((name, at) => [name, scores[at]!] as const))(
    'the figures of %s are read as they were labelled by hand',
    (_name, score) => {
      expect(score.recall).toBeGreaterThanOrEqual(0.95);
      expect(score.precision).toBeGreaterThanOrEqual(0.95);
      expect(score.misnamed.length).toBeLessThanOrEqual(0.1 * score.right);
    },
  );

  it('all figures that were labelled by hand are read with a precision and recall of 0.97', () => {
    const sum = (of: (score: (typeof scores)[number]) => number): number =>
      scores.reduce((all, score) => all + of(score), 0);
    const right = sum((score) => score.right);
    const precision = right / sum((score) => score.read);
    const recall = right / sum((score) => score.labelled);
    console.info(
      `targets: ${right} right of ${sum((score) => score.labelled)} labelled in ${labels.reduce((all, { tasks }) => all + tasks, 0)} tasks, ` +
        `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ` +
        `misnamed ${JSON.stringify(scores.flatMap(({ misnamed }) => misnamed))}, wrong ${JSON.stringify(scores.flatMap(({ wrong }) => wrong))}, missed ${JSON.stringify(scores.flatMap(({ missed }) => missed))}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(sum((score) => score.misnamed.length)).toBeLessThanOrEqual(0.03 * right);
  });
});
