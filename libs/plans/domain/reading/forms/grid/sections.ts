import { printedNumber } from '../../numbers/numbering.js';
import type { Heading } from '../../result/types.js';

const isChapter = (text: string): boolean => {
  const style = printedNumber(text)?.style;
  return style === 'chapter' || style === 'part';
};

/** The chapter and the heading below it under which the next row stands. */
export class SectionPath {
  readonly headings: Heading[] = [];
  section: string | null = null;
  subsection: string | null = null;

  enter(text: string, line: number): void {
    this.headings.push({ text, lines: [line] });
    const isBelow =
      this.section !== null && isChapter(this.section) && !isChapter(text) && printedNumber(text) !== null;
    if (!isBelow) this.section = text;
    this.subsection = isBelow ? text : null;
  }
}
