import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { decodeDocument, readDocument, type ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { unaccountedLines } from './documents.js';
import { everything, type GoldPlan, score } from './score.js';

const folder = new URL('./forms/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

const textOf = (name: string): string => decodeDocument(readFileSync(new URL(`${name}.txt`, folder)), `${name}.txt`);
const labelsOf = (name: string): GoldPlan =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as GoldPlan;

type Labelled = Pick<
  ReadPlan['tasks'][number],
  'number' | 'section' | 'subsection' | 'text' | 'leaders' | 'units' | 'deadline' | 'line'
>;

const labelled = (task: Labelled): Labelled => {
  const { number, section, subsection, text, leaders, units, deadline, line } = task;
  return { number, section, subsection, text, leaders, units, deadline, line };
};

/** A printed deadline that names no day is the only fault that a plan of these may have. */
const printedWithoutDay = ({ tasks }: ReadPlan): (readonly [code: string, taskIndex: number])[] =>
  tasks.flatMap(({ deadline, deadlineText }, at) =>
    deadlineText !== null && deadline.kind === 'unspecified' ? [['READ_DEADLINE_INDEFINITE', at] as const] : [],
  );

describe('plans as other places write them', () => {
  it.each(names)('the plan %s is read as an official would label it', (name) => {
    const gold = labelsOf(name);
    const { plans } = readDocument({ name, text: textOf(name) });
    expect(plans.map(({ title }) => title)).toEqual([gold.title]);
    const plan = plans[0]!;
    expect(plan.tasks.map(labelled)).toEqual(gold.tasks.map((task) => labelled(task as unknown as Labelled)));
    expect(score(gold, plan)).toEqual(everything);
    expect(plan.documentNumber).toBe(gold.documentNumber);
    expect(plan.issuedOn).toBe(gold.issuedOn);
    expect(unaccountedLines(plan, textOf(name))).toEqual([]);
    const errors = plan.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, taskIndex }) => [code, taskIndex])).toEqual(printedWithoutDay(plan));
  });
});
