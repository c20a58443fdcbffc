import { readFileSync } from 'node:fs';
import {
  decodeDocument,
  type DocumentReading,
  readDocument,
  type ReadPlan,
} from '../../libs/plans/domain/reading/index.js';

export const seedDocuments = {
  compilation2021: '000_41a5e6c1d5919c74.txt',
  report2022: '001_bdff356f346cc1e3.txt',
  plan2023: '002_d2e1d2fa9d54708a.txt',
  compilation2020: '003_bb0997e6d3d46327.txt',
  report2026: '004_045d13b3e487b0b7.txt',
} as const;

export const seedText = (name: string): string =>
  decodeDocument(readFileSync(new URL(`../../seeds/documents/${name}`, import.meta.url)), name);

export const readSeed = (name: string): DocumentReading => readDocument({ name, text: seedText(name) });

export const goldLabels = <Gold>(name: string): Gold =>
  JSON.parse(readFileSync(new URL(`./gold/${name}.json`, import.meta.url), 'utf8')) as Gold;

export const planTitled = ({ plans }: DocumentReading, title: string): ReadPlan => {
  const plan = plans.find((each) => each.title === title);
  if (!plan) throw new Error(`no plan "${title}"; read: ${plans.map((each) => each.title).join(', ')}`);
  return plan;
};

/** Whether a line holds more than spaces, invisible characters and marks of a conversion. */
const holdsSomething = (line: string): boolean => line.replace(/[\p{C}\p{Z}\s*#]/gu, '') !== '';

/** Numbers of the lines in a plan's range that hold something and appear in no task, no heading and no left-out list. */
export const unaccountedLines = (plan: ReadPlan, text: string): number[] => {
  const lines = text.split('\n');
  const accounted = new Set([
    ...plan.tasks.flatMap((task) => task.lines),
    ...plan.headings.flatMap((heading) => heading.lines),
    ...plan.leftOut.map(({ line }) => line),
  ]);
  const [from, to] = plan.lineRange;
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return numbers.filter((number) => holdsSomething(lines[number - 1] ?? '') && !accounted.has(number));
};
