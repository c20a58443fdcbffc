import { columns } from '../../text/text.js';
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
  /** How many lines the cell before it has. */
  readonly linesBefore: number;
  /** The row's own words without white space. */
  readonly wording: string;
}

/** What the sure rows of a table teach about its two columns. */
export interface ColumnHabits {
  /** Widest line seen in each column; 0 when unknown. */
  readonly firstWidth: number;
  readonly secondWidth: number;
  /** How much more often a name stands in the first column than in the second, between -1 and 1. */
  readonly leaning: ReadonlyMap<string, number>;
  /** How much more often two neighbours stand together in the first column than on both sides of the boundary. */
  readonly together: ReadonlyMap<string, number>;
  /** A blank line stands between most lines, so that its lack says something. */
  readonly showsGaps: boolean;
}

type Cut = readonly [first: readonly UnitName[], second: readonly UnitName[]];

const noHabits = (showsGaps: boolean): ColumnHabits => ({
  firstWidth: 0,
  secondWidth: 0,
  leaning: new Map(),
  together: new Map(),
  showsGaps,
});

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

const linesOf = (names: readonly UnitName[]): number =>
  new Set(names.flatMap(({ tokens }) => tokens.map(({ at }) => at))).size;

const gapBefore = ({ tokens: [first] }: UnitName): number => (first ? first.row.gap : 0);
const isParagraph = ({ tokens }: UnitName): boolean => tokens.at(-1)?.row.line.ended ?? true;

const pairKey = (before: UnitName, after: UnitName): string => `${before.text} ${after.text}`;
const perPair = 4;

/** Neighbours that stand in one cell elsewhere do so here. */
const pairScore = (before: UnitName, after: UnitName, { together }: ColumnHabits): number =>
  Math.max(together.get(pairKey(before, after)) ?? 0, 0);

const isNone = (name: UnitName | undefined): boolean => name !== undefined && none.test(name.text);

/**
 * Cells are centred: two neighbours with one line each share a line, with three lines between them they are half a line
 * apart, and only then no blank line stands between them, where the extraction leaves blank lines at all.
 */
const centredScore = (gap: number, lines: number): number => {
  if (gap === 1) return lines === 3 ? 3 : unlikely / 2;
  return gap === 2 && lines === 3 ? -2 : 0;
};

const emptyParagraph = 4;

const gapScore = (gap: number, lines: number, { showsGaps }: ColumnHabits): number => {
  if (!showsGaps) return 0;
  return gap >= emptyParagraph ? 4 : centredScore(gap, lines);
};

/** What alone decides: a 、 or no parting at all inside one cell; "——" or a gap in the line between two. */
const evident = (before: UnitName, after: UnitName): number | null => {
  if (after.parting === 'comma' || after.parting === 'run-on') return unlikely;
  return isNone(before) || isNone(after) || after.parting === 'space' ? -unlikely : null;
};

/** What stands between the last name of the first column and the first of the second. */
const partingScore = ([first, second]: Cut, habits: ColumnHabits, usesCommas: boolean): number => {
  const [before, after] = [first.at(-1)!, second[0]!];
  const paragraph = isParagraph(before) ? 0 : unlikely / 2;
  const gap = gapScore(gapBefore(after), linesOf(first) + linesOf(second), habits);
  return evident(before, after) ?? paragraph + (usesCommas ? 5 : 0) + gap - perPair * pairScore(before, after, habits);
};

const leaningOf = (names: readonly UnitName[], habits: ColumnHabits): number =>
  names.reduce((sum, { text }) => sum + (habits.leaning.get(text) ?? 0), 0);

/** A cell on the same line as the cell before it has one line only, so all its names stand on that line. */
const sharedLineScore = (count: number, names: readonly UnitName[]): number =>
  names.slice(0, count).every((name) => name.tokens[0] === names[0]?.tokens[0]) ? 6 : 0;

/** Each leader has a unit that answers to him, most of them one. */
const answering = (count: number, leaders: number): number => {
  if (count < leaders) return count - leaders;
  return leaders > 0 && count === leaders ? 1.5 : 0;
};

const firstCellScore = (count: number, run: UnitRun, { showsGaps }: ColumnHabits): number => {
  const { names, leaders, sharesLine, wouldShareLine, linesBefore } = run;
  if (sharesLine) return sharedLineScore(count, names);
  const lines = linesOf(names.slice(0, count));
  const apart = showsGaps && gapBefore(names[0]!) === 1 && lines + linesBefore !== 3 ? misfits : 0;
  return answering(count, leaders) + apart + (lines === 1 && wouldShareLine ? misfits : 0);
};

/** A unit that the row's own words call leading (区交通局牵头…) stands in the first column. */
const leadsBehindScore = (second: readonly UnitName[], { wording }: UnitRun): number =>
  second.some(({ text }) => wording.includes(`${text}牵头`)) ? misfits : 0;

const perName = -0.4;
const perLeaning = 0.5;
const nothingLeft = -2;

const scoreOf = (count: number, run: UnitRun, habits: ColumnHabits, usesCommas: boolean): number => {
  const [first, second] = [run.names.slice(0, count), run.names.slice(count)];
  const parting = second.length === 0 ? nothingLeft : partingScore([first, second], habits, usesCommas);
  const leaning = perLeaning * (leaningOf(first, habits) - leaningOf(second, habits));
  const layout = widthScore(first, second, habits) + firstCellScore(count, run, habits);
  return parting + layout + leaning + leadsBehindScore(second, run) + perName * count;
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

/** How much more often the one than the other, per key. */
const balance = (one: readonly string[], other: readonly string[], doubt: number): Map<string, number> => {
  const counts = new Map<string, [number, number]>();
  const count = (key: string, side: 0 | 1): void => {
    const known = counts.get(key) ?? [0, 0];
    known[side]++;
    counts.set(key, known);
  };
  for (const key of one) count(key, 0);
  for (const key of other) count(key, 1);
  return new Map([...counts].map(([key, [a, b]]) => [key, (a - b) / (a + b + doubt)]));
};

const textsOf = (names: readonly UnitName[]): string[] => names.map(({ text }) => text);
const pairsOf = (names: readonly UnitName[]): string[] => names.slice(1).map((name, i) => pairKey(names[i]!, name));

const acrossOf = ([first, second]: Cut): string[] =>
  first.length > 0 && second.length > 0 ? [pairKey(first.at(-1)!, second[0]!)] : [];

const leavesGaps = (runs: readonly UnitRun[]): boolean => {
  const gaps = runs.flatMap(({ names }) => names.flatMap(({ tokens }) => tokens.map(({ row }) => row.gap)));
  return gaps.filter((gap) => gap > 1).length > gaps.length / 2;
};

/** Learns widths and names from the rows where the boundary is beyond doubt. */
export const habitsOf = (runs: readonly UnitRun[]): ColumnHabits => {
  const showsGaps = leavesGaps(runs);
  const known = runs
    .map((run) => ({ run, ...boundaryOf(run, noHabits(showsGaps)) }))
    .filter(({ margin }) => margin >= sure)
    .map(({ run: { names }, count }): Cut => [names.slice(0, count), names.slice(count)]);
  const firsts = known.flatMap(([first]) => first);
  const seconds = known.flatMap(([, second]) => second);
  return {
    firstWidth: widest(firsts),
    secondWidth: widest(seconds),
    leaning: balance(textsOf(firsts), textsOf(seconds), 2),
    together: balance(
      known.flatMap(([first]) => pairsOf(first)),
      known.flatMap(acrossOf),
      0.5,
    ),
    showsGaps,
  };
};
