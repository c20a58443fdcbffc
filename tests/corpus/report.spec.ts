import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { planTitled, readSeed, seedDocuments, seedText, unaccountedLines } from './documents.js';

/** Commitments as a person cut them, in parts of a report. The parts in `tuning` were looked at while the rules were written. */
interface Labels {
  readonly document: string;
  readonly title: string;
  readonly year: number;
  readonly parts: readonly {
    readonly use: 'tuning' | 'held-out';
    readonly section: string;
    readonly subsection: string | null;
    readonly theme: string | null;
    readonly commitments: readonly string[];
  }[];
}

const labelsOf = (year: string): Labels =>
  JSON.parse(readFileSync(new URL(`./report/${year}.json`, import.meta.url), 'utf8')) as Labels;

const plain = (text: string): string => text.replace(/\s|。$/g, '');

/** Cuts that are exactly as labelled, as shares of the labelled and of the read ones. */
const cuts = (plan: ReadPlan, labels: Labels, use: 'tuning' | 'held-out') => {
  const parts = labels.parts.filter((part) => part.use === use);
  const counts = parts.map(({ section, subsection, theme, commitments }) => {
    const read = plan.tasks
      .filter((task) => task.section === section && task.subsection === subsection && task.theme === theme)
      .map(({ text }) => plain(text));
    const hits = commitments.filter((text) => read.includes(plain(text))).length;
    return { hits, labelled: commitments.length, read: read.length };
  });
  const sum = (key: 'hits' | 'labelled' | 'read') => counts.reduce((total, each) => total + each[key], 0);
  return { recall: sum('hits') / sum('labelled'), precision: sum('hits') / sum('read') };
};

describe.each([
  ['2026', { recall: 0.93, precision: 0.96 }, { recall: 0.98, precision: 0.94 }],
  ['2020', { recall: 1, precision: 0.95 }, { recall: 0.88, precision: 0.78 }],
])('the report of %s', (year, tuning, heldOut) => {
  const labels = labelsOf(year);
  const plan = planTitled(readSeed(labels.document), labels.title);

  it.each([
    ['tuning', tuning],
    ['held-out', heldOut],
  ] as const)(
    'the share of the report that is cut as labelled by hand (%s) is not smaller than the measured one',
    (use, floors) => {
      const measured = cuts(plan, labels, use);
      expect(measured.recall).toBeGreaterThanOrEqual(floors.recall);
      expect(measured.precision).toBeGreaterThanOrEqual(floors.precision);
    },
  );

  it('a report has its year, every candidate on the lines that hold its text, and every line accounted for', () => {
    const text = seedText(labels.document);
    const lines = text.split('\n');
    const inked = (from: string) => from.replace(/\[bookmark[^\]]*\]|\s/g, '').normalize('NFKC');
    expect(plan).toMatchObject({ form: 'report', year: labels.year });
    for (const task of plan.tasks) {
      const there = inked(task.lines.map((line) => lines[line - 1]).join(''));
      expect(there).toContain(inked(task.text));
      expect(task.lines[0]).toBe(task.line);
    }
    expect(unaccountedLines(plan, text)).toEqual([]);
  });
});

describe('reports without units', () => {
  it.each([
    [seedDocuments.report2022, 2022],
    [seedDocuments.report2026, 2026],
  ])('the report %s is one plan, with no error and one warning that units are to be assigned', (name, year) => {
    const { plans } = readSeed(name);
    expect(plans.map((plan) => [plan.form, plan.year])).toEqual([['report', year]]);
    const doubts = plans[0]!.findings.filter(({ severity }) => severity !== 'info');
    expect(doubts.map(({ code }) => code)).toEqual(['READ_UNITS_TO_ASSIGN']);
  });

  it('reports are cut about as finely as the officials cut the report of 2023 into its plan', () => {
    const lengths = (plan: ReadPlan) => plan.tasks.map(({ text }) => text.length).sort((a, b) => a - b);
    const median = (plan: ReadPlan) => lengths(plan)[Math.floor(plan.tasks.length / 2)]!;
    const officials = median(readSeed(seedDocuments.plan2023).plans[0]!);
    for (const [name, title] of [
      [seedDocuments.report2026, '2026年政府工作报告'],
      [seedDocuments.compilation2020, '2020年政府工作报告'],
    ] as const) {
      const ratio = median(planTitled(readSeed(name), title)) / officials;
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.3);
    }
  });

  it('the report is only the first part of the compilation of 2020', () => {
    const { plans } = readSeed(seedDocuments.compilation2020);
    expect(plans.filter(({ form }) => form === 'report').map(({ title }) => title)).toEqual(['2020年政府工作报告']);
    expect(readSeed(seedDocuments.compilation2021).plans.filter(({ form }) => form === 'report')).toEqual([]);
  });
});
