import { looksLikeUnit } from '../../names/names.js';
import { deadlineLength, type CellToken } from './cell-tokens.js';
import type { Column } from '../../labels/table-heads.js';

/** The cells of a part of a row, as runs of tokens. */
export interface Cells {
  readonly wording: readonly CellToken[];
  readonly deadline: readonly CellToken[];
  readonly leaders: readonly CellToken[];
  /** All columns of units; where one ends and the next begins is another question. */
  readonly units: readonly CellToken[];
}

const person = /^\p{Script=Han}{2,3}$|^(?:欧阳|上官|司马|诸葛|皇甫|令狐|尉迟|公孙|慕容|司徒)\p{Script=Han}{1,2}$/u;
const minority = /^\p{Script=Han}{1,8}[·•‧]\p{Script=Han}{1,8}$/u;
const unitStart = /^(?:区|市|县|省|各|相关|有关|全)/;
export const none = /^[-—–－/]+$/;

const isPersonName = (name: string): boolean => (person.test(name) && !/^[区市县各]/.test(name)) || minority.test(name);

/** Whether a token holds nothing but persons, the last of which may be cut. */
const holdsPersons = (text: string): boolean => {
  const names = text.split(/[、，,]/).filter((name) => name !== '');
  const cut = names.length > 1 && [...(names.at(-1) ?? '')].length === 1;
  return names.length > 0 && (cut ? names.slice(0, -1) : names).every(isPersonName);
};

export const isCut = (text: string): boolean => /[、，,]\p{Script=Han}?$/u.test(text);

/** How many tokens from one on name persons: the first at any rate, others while they look like no unit. */
export const leadersLength = (tokens: readonly CellToken[], from: number): number => {
  if (none.test(tokens[from]?.text ?? '')) return 1;
  let length = 0;
  let open = '';
  for (let i = from; i < tokens.length; i++) {
    const text = open + tokens[i]!.text;
    const isUnit = length > 0 && open === '' && looksLikeUnit(tokens[i]!.text);
    if (isUnit || !holdsPersons(text)) break;
    length = i - from + 1;
    open = isCut(text) ? (text.split(/[、，,]/).at(-1) ?? '') : '';
  }
  return length;
};

/** Whether a unit begins at a token, whole or broken over the next lines. */
export const startsUnit = (tokens: readonly CellToken[], at: number): boolean => {
  const texts = tokens.slice(at, at + 4).map(({ text }) => text);
  if (/[\d%％。；]/.test(texts[0] ?? '')) return false;
  if (none.test(texts[0] ?? '') || unitStart.test(texts[0] ?? '')) return true;
  return texts.some((_, i) =>
    looksLikeUnit(
      texts
        .slice(0, i + 1)
        .join('')
        .replace(/[、，,].*$/, ''),
    ),
  );
};

const mayFollow = (tokens: readonly CellToken[], at: number, next: Column | undefined): boolean => {
  if (!tokens[at] || !next || next.kind === 'note') return true;
  return startsUnit(tokens, at) || (next.kind === 'leader' && leadersLength(tokens, at) > 0);
};

/** Where the deadline begins: the first that something follows which fits the next column. */
const deadlineStart = (tokens: readonly CellToken[], next: Column | undefined): number =>
  tokens.findIndex((_, i) => {
    const length = deadlineLength(tokens, i);
    return length > 0 && mayFollow(tokens, i + length, next);
  });

const longestTail = 80;

/** Without a deadline the units are what stands behind the last sentence. */
const unitsStart = (tokens: readonly CellToken[]): number => {
  const from = Math.max(0, tokens.length - longestTail);
  for (let i = tokens.length - 1; i >= from; i--) {
    if (/[。；！]["”’）)]*$/.test(tokens[i]!.text)) return i + 1;
  }
  return tokens.length;
};

const readsAsUnits = (tokens: readonly CellToken[]): boolean =>
  tokens.length > 0 && tokens.every(({ text }) => text.length <= 12 && !/[。；：]/.test(text));

/** A part without a deadline continues one from the page before: its wording, its units or both. */
const continuation = (tokens: readonly CellToken[]): Cells => {
  const start = unitsStart(tokens);
  const units = tokens.slice(start);
  const isUnits = readsAsUnits(units) && unitStart.test(units[0]!.text);
  return {
    wording: isUnits ? tokens.slice(0, start) : tokens,
    deadline: [],
    leaders: [],
    units: isUnits ? units : [],
  };
};

/** Cuts a part of a row into its cells, in the order of the columns behind the wording. */
export const cellsOf = (tokens: readonly CellToken[], tail: readonly Column[]): Cells => {
  const at = tail.findIndex(({ kind }) => kind === 'deadline');
  const start = at < 0 ? -1 : deadlineStart(tokens, tail[at + 1]);
  if (start < 0) return continuation(tokens);
  const end = start + deadlineLength(tokens, start);
  const deadline = tokens.slice(start, end);
  const before =
    at === 0 ? { wording: tokens.slice(0, start), units: [], leaders: [] } : continuation(tokens.slice(0, start));
  const hasLeaders = tail.slice(at).some(({ kind }) => kind === 'leader');
  const leaders = hasLeaders ? leadersLength(tokens, end) : 0;
  return {
    wording: before.wording,
    deadline,
    leaders: [...before.leaders, ...tokens.slice(end, end + leaders)],
    units: [...before.units, ...tokens.slice(end + leaders)],
  };
};
