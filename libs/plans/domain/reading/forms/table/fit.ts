import { looksLikeUnit, readMark } from '../../names/names.js';
import { columns as widthOf } from '../../text/text.js';
import { deadlineLength, joinTokens, type CellToken } from './cell-tokens.js';
import type { ColumnKind } from '../../vocabulary/flat-heads.js';
import { impossible } from './segments.js';
import { leadersLength, none, startsUnit } from './tail.js';
import { unitNames, type Lexicon, type UnitName } from './unit-names.js';

/** What the column of a cell is and what is known of its table. */
export interface CellFrame {
  readonly kind: ColumnKind;
  /** Of the columns of wording the last: it holds the task's own words. */
  readonly isMain: boolean;
  /** Widest line of the column; 0 while unknown. */
  readonly width: number;
}

export interface TableFrame {
  readonly names: Lexicon;
  /** Names in one cell are parted by 、. */
  readonly usesCommas: boolean;
  /** White space shows where paragraphs end. */
  readonly showsEnds: boolean;
  /** A full line of the widest column. */
  readonly fullLine: number;
  /** Each row stands on one line with wide gaps between its cells, so that the look of the cells need not tell them apart. */
  readonly oneLineRows: boolean;
  /** How many tokens may still be read as names: a bound for texts that are no tables. */
  readonly effort: { left: number };
}

const isNone = (tokens: readonly CellToken[]): boolean => tokens.length === 1 && none.test(tokens[0]!.text);

/** 市、★区城市管理局: a mark is no part of the name. */
const isUnit = ({ text }: UnitName): boolean =>
  none.test(text) || looksLikeUnit(readMark(text).name.replace(/等$/, ''));

const linesIn = (tokens: readonly CellToken[]): CellToken[][] => [...Map.groupBy(tokens, ({ at }) => at).values()];
const lineWidth = (line: readonly CellToken[]): number => widthOf(line.map(({ text }) => text).join(''));

/** Lines wider than the column, and lines that break although there is room. */
const misfitLines = (tokens: readonly CellToken[], width: number): number => {
  if (width === 0) return 0;
  const lines = linesIn(tokens);
  const wide = lines.filter((line) => lineWidth(line) > width + 1).length;
  const early = lines.slice(0, -1).filter((line) => !line[0]!.row.line.ended && lineWidth(line) + 4 <= width).length;
  return Math.min(wide, 2) + Math.min(early, 2);
};

const perMisfit = -1.5;

const deadlineFit = (tokens: readonly CellToken[]): number => {
  if (tokens.length === 0) return -6;
  if (isNone(tokens)) return 0;
  return deadlineLength(tokens, 0) === tokens.length ? 8 : impossible;
};

const leaderFit = (tokens: readonly CellToken[]): number => {
  if (tokens.length === 0) return -3;
  if (isNone(tokens)) return 0;
  return leadersLength(tokens, 0) === tokens.length ? 5 : impossible;
};

/** A name on its own line where others are parted by 、 is another cell's. */
const strayParting = (names: readonly UnitName[], { usesCommas }: TableFrame): number =>
  names.slice(1).filter(({ parting }) => parting === 'space' || (usesCommas && parting !== 'comma')).length;

const readable = (tokens: readonly CellToken[]): boolean =>
  tokens.every(({ text }) => text.length <= 80 && !/[。；！%％]|\d{2}/.test(text));

/** As a rule one unit leads and several others take part, so two columns share the names evenly rather than not. */
const crowd = (names: number, kind: ColumnKind): number =>
  kind === 'lead' ? -0.8 * (names - 1) : Math.sqrt(Math.min(names, 9)) / 2;

const unitFit = (tokens: readonly CellToken[], kind: ColumnKind, table: TableFrame): number => {
  if (tokens.length === 0) return kind === 'support' ? -2 : -4;
  if (isNone(tokens)) return 0;
  const marked = tokens[0]!.text.replace(/^[★☆*▲]/, '') !== tokens[0]!.text;
  if (/[、，]$/.test(tokens.at(-1)!.text)) return impossible;
  if (!readable(tokens) || !(marked || startsUnit(tokens, 0))) return impossible;
  if ((table.effort.left -= tokens.length) < 0) return impossible;
  const names = unitNames(tokens, table.names);
  const odd = names.filter((name) => !isUnit(name)).length;
  return 3 + crowd(names.length, kind) - 7 * odd - 4 * strayParting(names, table);
};

/** Longer wording is not checked, because it would take too long. */
const mostForeign = 8;

/** What holds only units, or ends like a deadline, is no wording. */
const foreign = (tokens: readonly CellToken[], table: TableFrame): number => {
  if (tokens.length > mostForeign) return 0;
  const units = readable(tokens) && startsUnit(tokens, 0) && unitNames(tokens, table.names).every(isUnit) ? 5 : 0;
  return units + (deadlineLength(tokens, 0) === tokens.length ? 5 : 0);
};

const mainFit = (tokens: readonly CellToken[], table: TableFrame): number => {
  if (tokens.length === 0) return -10;
  const text = tokens.at(-1)!.text;
  const [first, second] = linesIn(tokens);
  const narrow = second && !table.oneLineRows && lineWidth(first!) < table.fullLine * 0.6 ? -2 : 0;
  return (/[。；！]["”’）)]*$/.test(text) ? 2 : 0) + narrow - foreign(tokens, table);
};

const longestTheme = 30;

const themeFit = (tokens: readonly CellToken[], table: TableFrame): number => {
  if (tokens.length === 0) return -1;
  const text = joinTokens(tokens);
  if (text.length > longestTheme || /[。；]/.test(text)) return impossible / 2;
  const wide = linesIn(tokens).some((line) => lineWidth(line) > table.fullLine * 0.6) ? -2 : 0;
  return (/[，：]/.test(text) ? -2 : 0) + wide - foreign(tokens, table);
};

const longestNote = 20;

const noteFit = (tokens: readonly CellToken[], table: TableFrame): number => {
  if (tokens.length === 0) return 0;
  const text = joinTokens(tokens);
  return (text.length > longestNote || /[。；]/.test(text) ? -6 : -0.5) - foreign(tokens, table);
};

/** How well tokens fill a cell of a column. */
export const cellFit = (
  tokens: readonly CellToken[],
  { kind, isMain, width }: CellFrame,
  table: TableFrame,
): number => {
  const misfit = perMisfit * misfitLines(tokens, width);
  if (kind === 'deadline') return deadlineFit(tokens);
  if (kind === 'leader') return leaderFit(tokens);
  if (kind === 'note' || kind === 'number') return noteFit(tokens, table) + misfit;
  if (kind !== 'text') return unitFit(tokens, kind, table) + misfit;
  return (isMain ? mainFit(tokens, table) : themeFit(tokens, table)) + misfit;
};

const longestCells: Readonly<Record<ColumnKind, number>> = {
  deadline: 6,
  leader: 10,
  main: 24,
  lead: 24,
  support: 24,
  note: 8,
  number: 1,
  text: 10,
};

export const longestCell = ({ kind, isMain }: CellFrame): number => (isMain ? Infinity : longestCells[kind]);
