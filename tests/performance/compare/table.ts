import { number } from '../summary.js';
import type { Compared } from './figures.js';

const columns = ['bench', 'figure', 'old', 'new', 'new/old', '≥ 95 %', ''] as const;
const isRight = (column: number): boolean => column >= 2 && column <= 4;

/** An aligned table for the terminal: a ratio above 1 means that the new commit is better. */
export function comparedTable(benches: Readonly<Record<string, readonly Compared[]>>): string {
  const rows = Object.entries(benches).flatMap(([bench, figures]) => figures.map((figure) => rowOf(bench, figure)));
  const table = [[...columns], ...rows];
  const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const cell = (text: string, column: number): string =>
    isRight(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return table.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

const rowOf = (bench: string, { figure, old, new: after, ratio, low, high, verdict }: Compared): string[] => [
  bench,
  figure,
  number(old),
  number(after),
  ratio.toFixed(3),
  `${low.toFixed(3)}–${high.toFixed(3)}`,
  verdict,
];
