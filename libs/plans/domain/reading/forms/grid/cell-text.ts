import { looksLikePerson, looksLikeUnit } from '../../names/names.js';
import { printedNumber } from '../../numbers/numbering.js';
import { columns, endsSentence, joinWrapped, squash, tidy } from '../../text/text.js';

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map(columns));
/** A line this much shorter than the widest one of its cell was ended by hand, not by the cell's edge. */
const full = 0.85;

const count = (text: string, chars: RegExp): number => text.match(chars)?.length ?? 0;

/** Whether a line continues the text before it: a bracket is still open, or the line begins with a character that begins nothing. */
const goesOn = (text: string, next: string): boolean =>
  count(text, /[（(《“【]/g) > count(text, /[）)》”】]/g) || /^[-—~～、，；。）)》”】]/.test(next);

/** The wording of a cell: lines that the cell's edge wrapped are joined, paragraphs stay apart. */
export const wordingOf = (text: string): string => {
  const lines = linesOf(text);
  const width = widthOf(lines);
  const found: string[] = [];
  let before = '';
  for (const line of lines) {
    const isParagraph =
      before === '' ||
      endsSentence(before) ||
      printedNumber(line) !== null ||
      (columns(before) < width * full && !goesOn(found.at(-1) ?? '', line));
    if (isParagraph) found.push(line);
    else found.push(joinWrapped(found.pop() ?? '', line));
    before = line;
  }
  return found.map(tidy).join('\n');
};

/** A value that is one whatever its lines: a theme, a deadline. */
export const valueOf = (text: string): string => tidy(linesOf(text).reduce(joinWrapped, ''));

const separatorAtEnd = /[、，,；;]$/;
const separatorAtStart = /^[、，,；;]/;
const firmEnding =
  /(?:局|委|办|处|室|会|院|队|中心|政府|公司|集团|部|厅|所|站|街道|镇|(?<!城)乡|学校|大学|部门|单位|社|行)(?:[（(][^（()）]*[)）])?$/;

/** Names that stand whole in other cells: the evidence for joining or parting two lines. */
export type KnownNames = ReadonlySet<string>;

const names = /[、，,；;\n]+/;
/** Every name of the cells that no line break may have cut. */
export const knownNames = (texts: readonly string[]): KnownNames =>
  new Set(
    texts
      .flatMap((text) => text.split(names).slice(text.includes('\n') ? 1 : 0, text.includes('\n') ? -1 : undefined))
      .map(squash)
      .filter(looksLikeUnit),
  );

const parts = (before: string, next: string, wasFull: boolean, known: KnownNames): boolean => {
  const last = squash(before.split(names).at(-1) ?? '');
  const first = squash(next.split(names)[0] ?? '');
  if (known.has(last + first)) return false;
  if (!looksLikeUnit(last.replace(/等$/, '')) || !looksLikeUnit(first) || /^[（(]/.test(first)) return false;
  return !wasFull || known.has(last) || firmEnding.test(last);
};

/** Units of a cell on one line: a line break between two names becomes 、, one inside a name goes. */
export const unitsOf = (text: string, known: KnownNames): string => {
  const lines = linesOf(text);
  const width = widthOf(lines);
  return lines.reduce((joined, line, i) => {
    const before = lines[i - 1] ?? '';
    if (i === 0 || separatorAtEnd.test(joined.trim()) || separatorAtStart.test(line.trim())) return joined + line;
    return parts(before, line, columns(before) >= width * full && lines.length > 1, known)
      ? `${joined}、${line}`
      : joined + line;
  }, '');
};

/** Persons of a cell on one line, each on its own line or several on one. */
export const personsOf = (text: string): string =>
  linesOf(text).reduce((joined, line) => {
    if (joined === '' || separatorAtEnd.test(joined.trim()) || separatorAtStart.test(line.trim())) return joined + line;
    const [last, first] = [squash(joined.split(names).at(-1) ?? ''), squash(line.split(names)[0] ?? '')];
    return looksLikePerson(last) && looksLikePerson(first) ? `${joined}、${line}` : joined + line;
  }, '');
