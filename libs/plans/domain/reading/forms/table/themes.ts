import { columns, joinWrapped, squash, tidy } from '../../text.js';
import type { RowLine } from './rows.js';

/** The first cells of a row: its theme, where one is printed, and its own wording. */
export interface Wording {
  readonly theme: string | null;
  readonly text: string;
}

/** Lines of a theme are narrower than this share of a full line of wording. */
const narrow = 0.6;

/** The width of a full line in the column of the wording. */
export const wordingWidth = (parts: readonly (readonly RowLine[])[]): number => {
  const widths = parts.flatMap((part) => part.map(({ text }) => columns(text))).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.8)] ?? 0;
};

const join = (lines: readonly RowLine[]): string =>
  tidy(lines.reduce((text, line) => joinWrapped(text, line.text), ''));

/** The last paragraph of lines that are all narrow is the wording. */
const lastParagraph = (lines: readonly RowLine[]): number => {
  const before = lines.slice(0, -1).findLastIndex(({ line }) => line.ended);
  return before + 1;
};

/** How many lines belong to the theme. */
const themeLength = (lines: readonly RowLine[], width: number): number => {
  const wide = lines.findIndex(({ text }) => columns(text) > width * narrow);
  return wide < 0 ? lastParagraph(lines) : wide;
};

/** Splits the cells before the deadline; without a column for themes all of it is wording. */
export const splitTheme = (lines: readonly RowLine[], width: number, hasThemes: boolean): Wording => {
  const length = hasThemes ? themeLength(lines, width) : 0;
  const theme = squash(join(lines.slice(0, length)));
  return { theme: theme === '' ? null : theme, text: join(lines.slice(length)) };
};
