import { reachesMargin, type Line } from '../../source/lines.js';
import { printedNumber } from '../../numbers/numbering.js';
import { endsSentence, joinWrapped, tidy } from '../../text/text.js';
import { isHeading, type YearPart } from './part.js';

/** A paragraph, or a heading on lines of its own. */
export interface Paragraph {
  readonly text: string;
  readonly isHeading: boolean;
  /** The lines it stands on, each with the place in the text where it begins. */
  readonly lines: readonly { readonly line: Line; readonly start: number }[];
}

/** A stretch of a paragraph's text. */
export interface Span {
  readonly text: string;
  readonly start: number;
}

export const linesOf = ({ lines }: Paragraph, { text, start }: Span): number[] =>
  lines
    .filter((each, i) => each.start < start + text.length && (lines[i + 1]?.start ?? Infinity) > start)
    .map(({ line }) => line.number);

/** Where white space ends some lines only, it says that a paragraph ends there. */
const endsAreMarked = (lines: readonly Line[]): boolean => {
  const ended = lines.filter((line) => line.ended).length;
  return ended > 0 && ended < lines.length / 2;
};

const bullet = /^[—–-]{1,2}\s*/;
const begins = (line: Line): boolean => printedNumber(line.text) !== null || bullet.test(line.text);

interface Growing {
  text: string;
  readonly isHeading: boolean;
  readonly lines: { line: Line; start: number }[];
}

/**
 * A line that ends no sentence goes on; one that does, only where it fills its line and the file marks the ends of
 * paragraphs otherwise. A heading goes on where it fills its line.
 */
const goesOn = (line: Line, { isHeading: heading }: Growing, wrap: number | null, marksEnds: boolean): boolean => {
  const full = wrap !== null && reachesMargin(line, wrap);
  if (heading) return full;
  return !endsSentence(line.text) || (full && marksEnds && !line.ended);
};

/** Wrapped lines joined to paragraphs, headings apart. */
export const paragraphsOf = ({ lines, wrap }: YearPart): Paragraph[] => {
  const marksEnds = endsAreMarked(lines);
  const found: Growing[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const current = found.at(-1);
    const text = tidy(line.text.replace(bullet, ''));
    if (current && before && !begins(line) && goesOn(before, current, wrap, marksEnds)) {
      const joined = joinWrapped(current.text, text);
      current.lines.push({ line, start: joined.length - text.length });
      current.text = joined;
    } else found.push({ text, isHeading: isHeading(line, before, wrap), lines: [{ line, start: 0 }] });
  });
  return found;
};
