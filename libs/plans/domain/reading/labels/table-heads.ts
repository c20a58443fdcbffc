import type { Line } from '../source/lines.js';
import { type ColumnKind, flatHeads } from '../vocabulary/flat-heads.js';

export interface Column {
  readonly kind: ColumnKind;
  /** The head without spaces. */
  readonly word: string;
}

/** The head of a table as printed on one page. */
export interface TableHead {
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
}

const longestHead = Math.max(...[...flatHeads.keys()].map((word) => word.length));

const columnAt = (text: string, at: number): Column | null => {
  for (let length = Math.min(longestHead, text.length - at); length >= 2; length--) {
    const word = text.slice(at, at + length);
    const kind = flatHeads.get(word);
    if (kind) return { kind, word };
  }
  return null;
};

/** The columns a text names, from its beginning to its end; null when anything else stands in it. */
const columnsOf = (flat: string): Column[] | null => {
  const columns: Column[] = [];
  let at = 0;
  for (let column = columnAt(flat, 0); column; column = columnAt(flat, at)) {
    columns.push(column);
    at += column.word.length;
  }
  return at === flat.length ? columns : null;
};

const mostPieces = 4;

/** Heads word by word; a head broken over lines is joined from as few words as it takes. */
const columnsByWord = (words: readonly string[]): Column[] | null => {
  const columns: Column[] = [];
  for (let at = 0; at < words.length;) {
    let count = 1;
    while (count < mostPieces && columnsOf(words.slice(at, at + count).join('')) === null) count++;
    const found = columnsOf(words.slice(at, at + count).join(''));
    if (!found) return null;
    columns.push(...found);
    at += count;
  }
  return columns;
};

/** The columns a text names and nothing else; variants in brackets do not count. */
const columnsIn = (text: string): Column[] | null => {
  const words = text
    .replace(/[（(][^（）()]{0,12}[)）]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return columnsByWord(words) ?? columnsOf(words.join(''));
};

const mostHeadLines = 12;
const longestHeadLine = 60;
const fewestColumns = 3;

export const hasNumbers = (columns: readonly Column[]): boolean => columns[0]?.kind === 'number';

const isTableHead = (columns: readonly Column[]): boolean =>
  columns.length >= fewestColumns &&
  (hasNumbers(columns) || columns[0]?.kind === 'text') &&
  columns.some(({ kind }) => kind === 'text') &&
  columns.some(({ kind }) => kind === 'main' || kind === 'lead') &&
  (hasNumbers(columns) || columns.some(({ kind }) => kind === 'deadline'));

const beginnings = new Set([...flatHeads.keys()].flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1))));

/** Whether a line may begin a head: its first word is one, or the beginning of one. */
const mayBegin = (text: string): boolean => {
  const [word = ''] = text.split(/\s/, 1);
  return word.length > 0 && (beginnings.has(word) || (word.length < longestHeadLine && columnsOf(word) !== null));
};

/** The table head that begins at a line, however its words are broken over lines; null when there is none. */
export const tableHeadAt = (lines: readonly Line[], at: number): TableHead | null => {
  if (!mayBegin(lines[at]?.text ?? '')) return null;
  let text = '';
  let found: TableHead | null = null;
  for (let i = at; i < Math.min(lines.length, at + mostHeadLines); i++) {
    if (lines[i]!.text.length > longestHeadLine) break;
    text += ` ${lines[i]!.text}`;
    const columns = columnsIn(text);
    if (columns && isTableHead(columns)) found = { columns, lines: lines.slice(at, i + 1) };
    else if (!columns && found) break;
  }
  return found;
};

/** Lines without the heads of tables among them, which name what labels name. */
export const withoutTableHeads = (lines: readonly Line[]): Line[] => {
  const kept: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const head = tableHeadAt(lines, at);
    if (!head) kept.push(lines[at]!);
    at += head?.lines.length ?? 1;
  }
  return kept;
};
