import type { Line } from '../../source/lines.js';
import { looksLikeUnit } from '../../names/names.js';
import { squash } from '../../text/text.js';
import type { CellToken } from './cell-tokens.js';
import { none } from './tail.js';

/** A name in the columns of units and the tokens that hold it. */
export interface UnitName {
  readonly text: string;
  readonly tokens: readonly CellToken[];
  /** What parts it from the name before: a printed 、, a new line, a gap in the line, or nothing at all. */
  readonly parting: 'first' | 'comma' | 'line' | 'space' | 'run-on';
}

/** How often a name stands whole between separators or paragraph ends in a table. */
export type Lexicon = ReadonlyMap<string, number>;

const separators = /[、，,；;。\s：:“”（）()]+/u;

/** Words that no line break cuts: not the first word of a line that continues another, nor the last word of a line that goes on. */
const wholeWords = (line: Line, before: Line | undefined, showsEnds: boolean): string[] => {
  const words = line.text.split(separators);
  const continues = showsEnds && before !== undefined && !before.ended && !/[、，,；;。：]$/.test(before.text);
  const goesOn = showsEnds && !line.ended;
  return words.slice(continues ? 1 : 0, goesOn ? -1 : undefined);
};

/** Names that stand whole somewhere: the evidence against cutting them, or for cutting others there. */
export const lexiconOf = (lines: readonly Line[]): Lexicon => {
  const counts = new Map<string, number>();
  const showsEnds = lines.some(({ ended }) => ended) && lines.some(({ ended }) => !ended);
  for (const word of lines.flatMap((line, i) => wholeWords(line, lines[i - 1], showsEnds))) {
    const name = word.replace(/等$/, '');
    if (looksLikeUnit(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

/** Names put together by a first reading, as evidence for a second; not those that hold another. */
export const withNames = (lexicon: Lexicon, found: readonly UnitName[]): Lexicon => {
  const formed = new Map<string, number>();
  for (const { text } of found) formed.set(text, (formed.get(text) ?? 0) + 1);
  const all = new Map(lexicon);
  for (const [name, count] of formed)
    if (looksLikeUnit(name) && knownHead(name, formed, false) === 0) all.set(name, (all.get(name) ?? 0) + count);
  return all;
};

const unitStart = /^(?:区|市|县|省|各|相关|有关|全区|全市)/;
const firmEnding = /(?:局|委|办|处|室|会|支队|大队|总队|中心|政府|院|集团|公司|部门|单位)$/;
/** What is no name by itself belongs to the name before. */
const bareSuffix =
  /^(?:政府|办事处|分局|支队|大队|总队|管委会|委员会|委|局|会|办|处|室|中心|公司|集团|部门|单位|街道|镇|乡)(?=$|[、，,])/;
/** 园 + 区 is a word: no name ends before it. */
const wordWithDistrict = /[园社地校街城新市辖景]$/;

/** Inside a line one name may run into the next: a whole name, then what begins like one. */
const runOn =
  /(?<=\p{Script=Han}{2}(?:局|委|处|室|会|支队|大队|中心|政府|办|院|集团|公司|部门))(?=(?:区|市|县|各|相关)\p{Script=Han}{2})/u;
const longestRun = 200;
const shortestName = 4;
const often = 2;

/** A known name at the beginning, when what is left is a name too. */
const knownHead = (name: string, names: Lexicon, trustsWhole = true): number => {
  if (trustsWhole && names.has(name)) return 0;
  for (let length = Math.min(20, name.length - shortestName); length >= shortestName; length--) {
    const head = name.slice(0, length);
    if ((names.get(head) ?? 0) >= often && firmEnding.test(head) && looksLikeUnit(name.slice(length))) return length;
  }
  return 0;
};

/** Lengths of the names that run together in a text. */
const splitRun = (text: string, names: Lexicon): string[] =>
  text.length > longestRun
    ? [text]
    : text.split(runOn).flatMap((name) => {
        const at = knownHead(name, names);
        return at > 0 ? [name.slice(0, at), name.slice(at)] : [name];
      });

/** Whether a new name begins although its beginning does not show it: the name before is well known and complete. */
const endsKnownName = (last: string, token: CellToken | undefined, head: string, names: Lexicon): boolean => {
  const isKnown = firmEnding.test(last) && (names.get(last) ?? 0) >= often;
  if (!isKnown || names.has(last + head)) return false;
  return names.has(head) || (token?.row.line.ended ?? false);
};

const belongsBefore = (last: string, next: string): boolean =>
  bareSuffix.test(next) || (wordWithDistrict.test(last) && next.startsWith('区'));

/** Whether a name is complete at the end of a token, so that the next token begins another. */
const endsName = (open: string, token: CellToken | undefined, next: string, names: Lexicon): boolean => {
  const head = next.split(/[、，,]/)[0] ?? '';
  const run = splitRun(open, names).at(-1) ?? open;
  const last = run.replace(/等$/, '');
  if (!looksLikeUnit(last)) return false;
  if (last !== run) return true;
  if (belongsBefore(last, next)) return false;
  return unitStart.test(head) || endsKnownName(last, token, head, names);
};

const partingOf = (token: CellToken): UnitName['parting'] => (token.opensLine ? 'line' : 'space');

/** No name is broken over more lines. */
const mostPieces = 12;

interface Piece {
  readonly text: string;
  readonly token: CellToken;
}

/** Names as they are put together, token by token. */
class NameReader {
  readonly found: UnitName[] = [];
  private pieces: Piece[] = [];
  private parting: UnitName['parting'] = 'first';
  private comma = false;

  constructor(private readonly names: Lexicon) {}

  read(token: CellToken): void {
    const isNone = none.test(token.text);
    if (this.pieces.length > 0 && (isNone || !token.opensLine || this.ends(token))) this.close();
    if (isNone) return this.take(token.text, token, true);
    for (const part of token.text.split(/([、，,；;])/)) {
      if (part === '') continue;
      if (/^[、，,；;]$/.test(part)) this.separate();
      else this.take(squash(part.replace(/。$/, '')), token, false);
    }
  }

  close(): void {
    if (this.pieces.length === 0) return;
    let pieces = this.pieces;
    let parting = this.parting;
    for (const text of splitRun(this.openText(), this.names)) {
      const [own, rest] = cutPieces(pieces, text.length);
      this.found.push({
        text,
        tokens: own.map(({ token }) => token),
        parting: this.found.length === 0 ? 'first' : parting,
      });
      parting = rest[0] && own.at(-1)?.token !== rest[0].token ? partingOf(rest[0].token) : 'run-on';
      pieces = rest;
    }
    this.pieces = [];
  }

  private openText(): string {
    return this.pieces.map(({ text }) => text).join('');
  }

  private ends(token: CellToken): boolean {
    return (
      this.pieces.length >= mostPieces || endsName(this.openText(), this.pieces.at(-1)?.token, token.text, this.names)
    );
  }

  private separate(): void {
    this.close();
    this.comma = true;
  }

  private take(text: string, token: CellToken, alone: boolean): void {
    if (text === '') return;
    if (this.pieces.length === 0) this.parting = this.comma ? 'comma' : partingOf(token);
    this.comma = false;
    this.pieces.push({ text, token });
    if (alone) this.close();
  }
}

/** The first pieces up to a length, and the others; a piece may be cut. */
const cutPieces = (pieces: readonly Piece[], length: number): readonly [Piece[], Piece[]] => {
  const own: Piece[] = [];
  let left = length;
  let at = 0;
  while (at < pieces.length && left >= pieces[at]!.text.length) {
    own.push(pieces[at]!);
    left -= pieces[at++]!.text.length;
  }
  const cut = pieces[at];
  if (!cut || left === 0) return [own, pieces.slice(at)];
  own.push({ ...cut, text: cut.text.slice(0, left) });
  return [own, [{ ...cut, text: cut.text.slice(left) }, ...pieces.slice(at + 1)]];
};

/** The names in a run of tokens, wrapped ones joined. "——" stays as a name of its own. */
export const unitNames = (tokens: readonly CellToken[], names: Lexicon): UnitName[] => {
  const reader = new NameReader(names);
  for (const token of tokens) reader.read(token);
  reader.close();
  return reader.found;
};
