import { columns } from '../../text.js';
import type { CellToken } from './cell-tokens.js';
import { none } from './tail.js';
import type { UnitName } from './unit-names.js';

/** The names of a row's two columns of units, with what else tells where the second begins. */
export interface UnitRun {
  readonly names: readonly UnitName[];
  readonly leaders: number;
  /** The first name stands on the line of the cell before it: then its cell has one line. */
  readonly sharesLine: boolean;
  /** The cells before it stand on one line, so that a cell with one line would stand there too. */
  readonly wouldShareLine: boolean;
}

/** What the sure rows of a table teach about its two columns. */
export interface ColumnHabits {
  /** Widest line seen in each column; 0 when unknown. */
  readonly firstWidth: number;
  readonly secondWidth: number;
  /** How much more often a name stands in the first column than in the second, between -1 and 1. */
  readonly leaning: ReadonlyMap<string, number>;
}

export const noHabits: ColumnHabits = { firstWidth: 0, secondWidth: 0, leaning: new Map() };

const widthOf = ({ text }: CellToken): number => columns(text);
const widest = (names: readonly UnitName[]): number =>
  Math.max(0, ...names.flatMap(({ tokens }) => tokens.map(widthOf)));

const isSoftBreak = (token: CellToken, width: number): boolean => !token.row.line.ended && widthOf(token) + 2 <= width;

/** A name wrapped although the column is wide enough for more of it stands in the other column. */
const brokenTooEarly = (name: UnitName, width: number): boolean =>
  width > 0 && name.tokens.length > 1 && name.tokens.slice(0, -1).every((token) => isSoftBreak(token, width));

const unlikely = -8;
const misfits = -3;

const widthScore = (first: readonly UnitName[], second: readonly UnitName[], habits: ColumnHabits): number => {
  const wide = habits.firstWidth > 0 ? first.filter((name) => widest([name]) > habits.firstWidth).length : 0;
  const early = first.filter((name) => brokenTooEarly(name, habits.firstWidth)).length;
  const late = second.filter((name) => brokenTooEarly(name, habits.secondWidth)).length;
  return misfits * (wide + Math.min(early, 1) + Math.min(late, 2));
};

const gapBefore = ({ tokens: [first] }: UnitName): number => (first ? first.row.gap : 0);
const isParagraph = ({ tokens }: UnitName): boolean => tokens.at(-1)?.row.line.ended ?? true;

const isNone = (name: UnitName | undefined): boolean => name !== undefined && none.test(name.text);

const gapScore = (gap: number): number => {
  if (gap >= 4) return 4;
  return gap === 1 ? 1 : 0;
};

/** What alone decides: a 、 or no parting at all inside one cell; "——" or a gap in the line between two. */
const evident = (before: UnitName, after: UnitName): number | null => {
  if (after.parting === 'comma' || after.parting === 'run-on') return unlikely;
  return isNone(before) || isNone(after) || after.parting === 'space' ? -unlikely : null;
};

/** What stands between the last name of the first column and the first of the second. */
const partingScore = (before: UnitName, after: UnitName, usesCommas: boolean): number => {
  const paragraph = isParagraph(before) ? 0 : unlikely / 2;
  return evident(before, after) ?? paragraph + (usesCommas ? 5 : 0) + gapScore(gapBefore(after));
};

const leaningOf = (names: readonly UnitName[], habits: ColumnHabits): number =>
  names.reduce((sum, { text }) => sum + (habits.leaning.get(text) ?? 0), 0);

/** On the line of the cell before it stands a cell of one line: its names share that line. */
const sharedLineScore = (count: number, names: readonly UnitName[]): number =>
  names.slice(0, count).every((name) => name.tokens[0] === names[0]?.tokens[0]) ? 6 : 0;

const firstCellScore = (count: number, { names, leaders, sharesLine, wouldShareLine }: UnitRun): number => {
  if (sharesLine) return sharedLineScore(count, names);
  const oneLine = count === 1 && names[0]?.tokens.length === 1;
  const answering = leaders > 0 && count === leaders ? 1.5 : 0;
  return answering + (oneLine && wouldShareLine ? misfits : 0);
};

const perName = -0.4;
const perLeaning = 0.5;
const nothingLeft = -2;

const scoreOf = (count: number, run: UnitRun, habits: ColumnHabits, usesCommas: boolean): number => {
  const [first, second] = [run.names.slice(0, count), run.names.slice(count)];
  const parting = second.length === 0 ? nothingLeft : partingScore(first.at(-1)!, second[0]!, usesCommas);
  const leaning = perLeaning * (leaningOf(first, habits) - leaningOf(second, habits));
  return parting + widthScore(first, second, habits) + firstCellScore(count, run) + leaning + perName * count;
};

/** No table has more units in its first column. */
const mostInFirst = 24;

export interface Boundary {
  /** How many names belong to the first column. */
  readonly count: number;
  /** How much better than the next best. */
  readonly margin: number;
}

/** Where the second column of units begins: names, widths, gaps, leaders and habits each have a say. */
export const boundaryOf = (run: UnitRun, habits: ColumnHabits): Boundary => {
  const usesCommas = run.names.some(({ parting }) => parting === 'comma');
  const most = Math.min(run.names.length, mostInFirst);
  const scores = Array.from({ length: most }, (_, i) => ({
    count: i + 1,
    score: scoreOf(i + 1, run, habits, usesCommas),
  })).sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  return { count: best?.count ?? 0, margin: best && next ? best.score - next.score : Infinity };
};

const sure = 3;

const leanings = (firsts: readonly UnitName[], seconds: readonly UnitName[]): Map<string, number> => {
  const counts = new Map<string, [number, number]>();
  const count = (text: string, column: 0 | 1): void => {
    const known = counts.get(text) ?? [0, 0];
    known[column]++;
    counts.set(text, known);
  };
  for (const { text } of firsts) count(text, 0);
  for (const { text } of seconds) count(text, 1);
  return new Map([...counts].map(([text, [a, b]]) => [text, (a - b) / (a + b + 2)]));
};

/** Learns widths and names from the rows where the boundary is beyond doubt. */
export const habitsOf = (runs: readonly UnitRun[]): ColumnHabits => {
  const known = runs
    .map((run) => ({ run, ...boundaryOf(run, noHabits) }))
    .filter(({ margin }) => margin >= sure)
    .map(({ run: { names }, count }) => [names.slice(0, count), names.slice(count)] as const);
  const firsts = known.flatMap(([first]) => first);
  const seconds = known.flatMap(([, second]) => second);
  return { firstWidth: widest(firsts), secondWidth: widest(seconds), leaning: leanings(firsts, seconds) };
};
