import type { BenchResult } from './bench.js';

/** One goal of one bench, and what was measured of it. */
export interface Held {
  readonly bench: string;
  readonly figure: string;
  readonly measured: number;
  readonly goal: number;
  /** Times and sizes are to stay below their goal, everything else is to reach it. */
  readonly isLimit: boolean;
  readonly met: boolean;
}

export const isLimitOf = (figure: string): boolean => /(Ms|ms|Seconds|Mb|ToThousand)$/.test(figure);

/** Every goal beside the figure of the same name. */
export const goalsOf = (results: readonly BenchResult[]): Held[] =>
  results.flatMap((result) =>
    Object.entries(result.goals).map(([figure, goal]) => {
      const measured = Number(result[figure]);
      const isLimit = isLimitOf(figure);
      return {
        bench: result.bench,
        figure,
        measured,
        goal,
        isLimit,
        met: isLimit ? measured <= goal : measured >= goal,
      };
    }),
  );

export const number = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en-US') : String(value);

/** An aligned table for the terminal. */
export function summaryTable(results: readonly BenchResult[]): string {
  const rows = goalsOf(results).map(({ bench, figure, measured, goal, isLimit, met }) => [
    bench,
    figure,
    number(measured),
    `${isLimit ? '≤' : '≥'} ${number(goal)}`,
    met ? 'met' : 'MISSED',
  ]);
  const table = [['bench', 'figure', 'measured', 'goal', ''], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const isRight = (column: number): boolean => column === 2 || column === 3;
  const cell = (text: string, column: number): string =>
    isRight(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return table.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
