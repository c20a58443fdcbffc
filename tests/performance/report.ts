import { cpus, totalmem } from 'node:os';
import type { BenchResult } from './bench.js';
import { goalsOf, number } from './summary.js';

const begin = '<!-- figures: written by npm run bench -- all --write docs/performance.md -->';
const end = '<!-- end of figures -->';

/** The document with the figures between its two marks replaced. */
export function performanceReport(document: string, results: readonly BenchResult[]): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new TypeError(`expected the lines "${begin}" and "${end}" in the document`);
  return `${document.slice(0, from)}${begin}\n\n${figures(results)}\n\n${document.slice(to)}`;
}

const figures = (results: readonly BenchResult[]): string =>
  [
    `Measured on ${cpus().length} × ${cpus()[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`,
    '',
    '![Measured against goal](performance.svg)',
    '',
    '| Bench | Figure | Measured | Goal | |',
    '|---|---|---:|---:|---|',
    ...goalsOf(results).map(
      ({ bench, figure, measured, goal, isLimit, met }) =>
        `| \`${bench}\` | ${figure} | ${number(measured)} | ${isLimit ? '≤' : '≥'} ${number(goal)} | ${met ? 'met' : '**missed**'} |`,
    ),
    '',
    'Beside the goals:',
    '',
    ...results.map((result) => `- \`${result.bench}\`: ${beside(result)}`),
    ...results.flatMap(modelsOf),
  ].join('\n');

const beside = (result: BenchResult): string =>
  Object.entries(result)
    .filter(([figure, value]) => typeof value === 'number' && !Object.hasOwn(result.goals, figure))
    .map(([figure, value]) => `${figure} ${number(value as number)}`)
    .join(' · ');

/** The table of a bench that measures several models. */
function modelsOf({ models }: BenchResult): string[] {
  if (!Array.isArray(models)) return [];
  const rows = models as readonly Readonly<Record<string, unknown>>[];
  const columns = Object.keys(rows[0]!);
  return [
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |`),
  ];
}

const cell = (value: unknown): string => (typeof value === 'number' ? number(value) : String(value));
