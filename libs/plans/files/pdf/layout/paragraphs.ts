import { joinWrapped } from '../../../domain/reading/text/text.js';
import type { PagedRow } from './page-edges.js';
import type { TextRow } from './rows.js';

/** Where text begins and ends on the pages of one width. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  /** From baseline to baseline within a paragraph; points. */
  readonly pitch: number;
}

const shareAt = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const pitchOf = (rows: readonly PagedRow[]): number => {
  const gaps = rows.flatMap(({ page, row }, i) => {
    const below = rows[i + 1];
    const gap = below?.page === page ? below.row.baseline - row.baseline : 0;
    return gap > 0.8 * row.size ? [gap] : [];
  });
  return shareAt(ascending(gaps), 0.4);
};

/** Share of lines that may stick out to the left; most lines are indented where paragraphs are short. */
const outliers = 0.02;
/** Ems by which the right margin of a page may be wider than the left one. */
const uneven = 2.5;

/** The margins of pages so wide, from where lines begin and end most; lines that all end early end on purpose. */
export const marginsOf = (rows: readonly PagedRow[], width: number): Margins => {
  const widest = rows.reduce((most, { row }) => Math.max(most, row.right - row.left), 0);
  const wide = rows.filter(({ row }) => row.right - row.left > 0.8 * widest).map(({ row }) => row);
  const left = shareAt(ascending(rows.map(({ row }) => row.left)), outliers);
  const right = shareAt(ascending(wide.map((row) => row.right)), 0.9);
  const size = shareAt(ascending(wide.map((row) => row.size)), 0.5);
  return { left, right: Math.max(right, width - left - uneven * size), pitch: pitchOf(rows) };
};

/** Ems. */
const indent = 0.75;
const slack = 0.35;
const sameSize = 0.1;
const nextLine = 1.35;

const startsItem =
  /^(?:[（(]?[一二三四五六七八九十百\d]{1,4}[）)、.．]|第[一二三四五六七八九十]+[章节条]|[\p{Script=Han}“”]{2,10}[：:])/u;
const ends = /[。；：！？;:!?][”’）)》]*$/;

/** Whether the next word had no room on the line above. Only then does the line break not end the paragraph. */
const isFull = (row: TextRow, below: TextRow, { right }: Margins): boolean =>
  row.right + below.lead > right + slack * row.size;

/** Whether a line continues the one above. */
export const continues = (above: PagedRow, below: PagedRow, margins: Margins): boolean => {
  const [row, next] = [above.row, below.row];
  if (Math.abs(row.size - next.size) > sameSize * row.size || !isFull(row, next, margins)) return false;
  if (Math.abs(next.left - margins.left) > indent * next.size) return false;
  if (above.page === below.page && next.baseline - row.baseline > nextLine * margins.pitch) return false;
  if (above.page + 1 < below.page) return false;
  return !(startsItem.test(next.text) && ends.test(row.text));
};

export const joined = (rows: readonly PagedRow[]): string =>
  rows.reduce((text, { row }) => joinWrapped(text, row.text), '');
