import { columns, joinWrapped, squash, tidy } from '../../text/text.js';
import type { RowLine } from './row-line.js';

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

/** A gap between Han characters parts two cells: layout leaves others only beside Latin words and figures. */
const besideTheme = /^(\S*[\p{Script=Han}”）)])\s+(?=[\p{Script=Han}“（])/u;

/** How much of a line is theme, where a theme of one line stands on the first line of the wording. */
const sharedLength = (line: RowLine | undefined, width: number): number => {
  const [whole = '', theme = ''] = besideTheme.exec(line?.text ?? '') ?? [];
  return columns(theme) <= width * narrow ? whole.length : 0;
};

/** Splits the cells before the deadline; without a column for themes all of it is wording. */
export const splitTheme = (lines: readonly RowLine[], width: number, hasThemes: boolean): Wording => {
  const length = hasThemes ? themeLength(lines, width) : 0;
  const first = lines[length];
  const shared = hasThemes ? sharedLength(first, width) : 0;
  const above = lines.slice(0, length);
  const themes = first && shared > 0 ? [...above, { ...first, text: first.text.slice(0, shared) }] : above;
  const wording = first ? [{ ...first, text: first.text.slice(shared) }, ...lines.slice(length + 1)] : [];
  const theme = squash(join(themes));
  return { theme: theme === '' ? null : theme, text: join(wording) };
};
