import type { SourceCell, SourceLine } from './source.js';
import { columns, squash } from '../text/text.js';

export type LineKind = 'content' | 'blank' | 'page-number' | 'running-head';

/** A line of the file, cleaned of what the extraction left in it. */
export interface Line {
  /** 1-based line of the file. */
  readonly number: number;
  /** Trimmed; inner spaces as printed. */
  readonly text: string;
  readonly kind: LineKind;
  /** The extraction shows that a page begins here (form feed, or the space one leaves). */
  readonly startsPage: boolean;
  readonly columns: number;
  /** White space ends the line: where an extraction leaves it, a paragraph ends here and other lines are wrapped. */
  readonly ended: boolean;
  /** The cells of a table's row, cleaned; null for other lines. */
  readonly cells: readonly SourceCell[] | null;
  /** Which table of the file it is a row of, from 1. */
  readonly table: number | null;
  /** The name of the part of the file (a sheet, say) that begins here; null on other lines. */
  readonly part: string | null;
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
const compatibility = /[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const markup = /\[bookmark: [^\]]{0,100}\]|^#{1,6}\s+|\*\*/g;

const cleanText = (raw: string): string =>
  raw
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(compatibility, (char) => char.normalize('NFKC'))
    .replace(/[\u00a0\u3000\u2000-\u200a]/g, ' ')
    .trim()
    .replace(markup, '')
    .trim();

const decoratedPageNumber =
  /^(?:[-—–－_·•]+\s*\d{1,4}\s*[-—–－_·•]+|第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d+(?:\s+of\s+\d+)?)$/i;
const barePageNumber = /^\d{1,4}$/;
/** What may follow a number that counts something: then the number is no page number. */
const counted = /^[年月日号%％万亿个]/;

const rawLines = (text: string): string[] => (text.includes('\n') ? text.split('\n') : text.split('\r'));

const nextText = (texts: readonly string[], from: number): string => {
  for (let i = from + 1; i < Math.min(texts.length, from + 3); i++) if (texts[i] !== '') return texts[i] ?? '';
  return '';
};

const kindOf = (texts: readonly string[], i: number): LineKind => {
  const text = texts[i] ?? '';
  if (text === '') return 'blank';
  if (decoratedPageNumber.test(text)) return 'page-number';
  return barePageNumber.test(text) && !counted.test(nextText(texts, i)) ? 'page-number' : 'content';
};

/** Of the lines that hold something, the share above which spaces at their beginning are the text's own indentation. */
const mostIndented = 0.1;

const isIndented = (raws: readonly string[]): boolean => {
  const filled = raws.filter((raw) => raw.trim() !== '');
  return filled.filter((raw) => /^ +\S/.test(raw)).length > filled.length * mostIndented;
};

const startsPage = (raws: readonly string[], i: number, indented: boolean): boolean => {
  const raw = raws[i] ?? '';
  if (raw.startsWith('\f')) return true;
  return !indented && /^ +\S/.test(raw) && i > 0 && (raws[i - 1] ?? '').trim() !== '';
};

const textLines = (text: string): Line[] => {
  const raws = rawLines(text);
  const texts = raws.map(cleanText);
  const indented = isIndented(raws);
  return texts.map((cleaned, i): Line => ({
    number: i + 1,
    text: cleaned,
    kind: kindOf(texts, i),
    startsPage: startsPage(raws, i, indented),
    columns: columns(cleaned),
    ended: /[^\S\r]\r?$/.test(raws[i] ?? ''),
    cells: null,
    table: null,
    part: null,
  }));
};

const cleanCell = ({ text, covered }: SourceCell): SourceCell => ({
  text: text
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n'),
  covered,
});

/** Lines whose structure the file's format knows: every paragraph and every row is whole. */
const structuredLines = (sources: readonly SourceLine[]): Line[] => {
  const texts = sources.map(({ text }) => cleanText(text));
  return sources.map(({ cells, table, startsPage, part }, i): Line => ({
    number: i + 1,
    text: texts[i]!,
    kind: cells && texts[i] !== '' ? 'content' : kindOf(texts, i),
    startsPage,
    columns: columns(texts[i]!),
    ended: true,
    cells: cells?.map(cleanCell) ?? null,
    table,
    part: part ?? null,
  }));
};

/** A row that fills several cells: no title, no heading. */
export const isTableRow = ({ cells }: Line): boolean =>
  (cells?.filter(({ covered, text }) => !covered && text !== '').length ?? 0) > 1;

/** Splits a document into lines and says what each is. No line is dropped. */
export const cleanLines = (source: string | readonly SourceLine[]): Line[] =>
  markRunningHeads(typeof source === 'string' ? textLines(source) : structuredLines(source));

const repeats = 3;
const couldBeRunningHead = (line: Line): boolean =>
  line.text.length >= 4 &&
  line.text.length <= 40 &&
  !/[：:。；，、]/.test(line.text) &&
  !/^[（(]?[\d一二三四五六七八九十]+[）)、.．]/.test(line.text);

/** The first and the last content line of every page, as far as page numbers and form feeds show the pages. */
const pageEdges = (lines: readonly Line[]): { readonly tops: Line[]; readonly bottoms: Line[] } => {
  const filled = lines.filter((line) => line.kind !== 'blank');
  const isContent = (line: Line | undefined): line is Line => line?.kind === 'content';
  const breaks = (line: Line, i: number): boolean => line.startsPage || filled[i - 1]?.kind === 'page-number';
  return {
    tops: filled.filter((line, i) => isContent(line) && breaks(line, i)),
    bottoms: filled.filter((line, i) => isContent(line) && filled[i + 1]?.kind === 'page-number'),
  };
};

/** The same line at the same edge of three pages out of six in a row is a running head. */
const runningHeads = (edge: readonly Line[]): Line[] => {
  const keys = edge.map(({ text }) => squash(text));
  return edge.filter((line, i) => {
    const near = keys.slice(Math.max(0, i - 5), i + 6);
    return couldBeRunningHead(line) && near.filter((key) => key === keys[i]).length >= repeats;
  });
};

const markRunningHeads = (lines: readonly Line[]): Line[] => {
  const { tops, bottoms } = pageEdges(lines);
  const heads = new Set([...runningHeads(tops), ...runningHeads(bottoms)]);
  return lines.map((line) => (heads.has(line) ? { ...line, kind: 'running-head' } : line));
};

/** The width at which this text wraps, or null when its lines are whole paragraphs. */
export const wrapWidth = (lines: readonly Line[]): number | null => {
  const widths = lines
    .filter(({ kind }) => kind === 'content')
    .map((line) => line.columns)
    .sort((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.97)] ?? 0;
  if (widest < 30 || widest > 140) return null;
  const full = widths.filter((width) => width >= widest * 0.85).length;
  return full >= widths.length * 0.08 ? widest : null;
};

/** Whether a line reaches the margin, so that the next one may continue it. */
export const reachesMargin = (line: Line, wrap: number | null): boolean =>
  line.columns >= (wrap === null ? 50 : wrap * 0.8);
