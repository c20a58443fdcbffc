import type { Line } from '../../source/lines.js';
import { printedNumber } from '../../numbers/numbering.js';
import { squash } from '../../text/text.js';
import type { Heading, LeftOutReason } from '../../result/types.js';
import type { LeftOutLine } from '../../raw-tasks/form-reading.js';
import { hasDeadline } from './cell-tokens.js';
import type { RowLine } from './row-line.js';
import { hasNumbers, tableHeadAt, type Column } from '../../labels/table-heads.js';

/** A row of the table; its cells stand one after another, column by column, once on each page it covers. */
export interface Row {
  readonly number: number;
  readonly numberText: string;
  readonly section: string | null;
  readonly subsection: string | null;
  readonly parts: RowLine[][];
  readonly lines: Line[];
  /** The page a row begins on, counted by heads. */
  readonly page: number;
}

export interface TableRows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly headings: readonly Heading[];
  readonly leftOut: readonly LeftOutLine[];
}

const bareNumber = /^(\d{1,4})\s*[.．、]?$/;
const gluedNumber = /^(\d{1,4})(?:\s+(?=\D|\d{1,2}月|20\d\d年)|[.．、]\s*(?=\D))(.*)$/;
/** What a number counts, then it begins no row; 年底 is a deadline. */
const counted = /^(?!年[底末初中])[年月日万亿个%％、.．]/;
const numberSteps = 3;
const longestHeading = 60;

class RowReader {
  readonly rows: Row[] = [];
  readonly headings: { text: string; lines: number[] }[] = [];
  readonly leftOut: LeftOutLine[] = [];
  columns: readonly Column[] = [];
  private section: string | null = null;
  private subsection: string | null = null;
  private page = 0;
  private before = 0;
  private fresh = true;
  private heading: 'open' | null = null;
  private row: Row | null = null;
  private complete = false;
  /** Whether an earlier part of the table numbered its rows from 1 again. */
  private restarts = false;

  constructor(private readonly lines: readonly Line[]) {}

  readAll(): void {
    for (let at = 0; at < this.lines.length;) at += this.readAt(at);
  }

  /** Reads what stands at a line; how many lines that took. */
  private readAt(at: number): number {
    const line = this.lines[at]!;
    const head = tableHeadAt(this.lines, at);
    if (head) return this.readHead(head.columns, head.lines);
    if (this.page === 0) return this.leave(line, 'introduction');
    if (this.isPageEdge(at)) return this.leave(line, line.kind === 'page-number' ? 'page-number' : 'running-head');
    if (hasNumbers(this.columns) && this.startsRow(at)) return 1;
    if (this.isHeading(at)) return this.readHeading(line);
    if (this.row) return this.addLine(line, line.text);
    if (!hasNumbers(this.columns)) return this.readStretch(line);
    return this.heading ? this.continueHeading(line) : this.leave(line, 'introduction');
  }

  /** Without numbers all lines between two headings are one stretch; its rows are cut out later. */
  private readStretch(line: Line): number {
    if (line.kind === 'page-number') return this.leave(line, 'page-number');
    this.open(line, this.rows.length + 1, '');
    return this.addLine(line, line.text);
  }

  private readHead(columns: readonly Column[], lines: readonly Line[]): number {
    if (this.page === 0) this.columns = columns;
    this.page++;
    this.row?.parts.push([]);
    for (const line of lines) this.leave(line, 'running-head');
    return lines.length;
  }

  private leave(line: Line, reason: LeftOutReason): number {
    this.leftOut.push({ line, reason });
    return 1;
  }

  /** Page numbers, and running heads: what stands alone at a page's edge. */
  private isPageEdge(at: number): boolean {
    const line = this.lines[at]!;
    if (line.kind === 'page-number' && !(hasNumbers(this.columns) && bareNumber.test(line.text))) return true;
    if (line.kind === 'running-head') return tableHeadAt(this.lines, at + 1) !== null && !this.row;
    return false;
  }

  private startsRow(at: number): boolean {
    const line = this.lines[at]!;
    const bare = bareNumber.exec(line.text);
    if (bare) return this.readBareNumber(at, Number(bare[1]));
    const glued = gluedNumber.exec(line.text);
    if (!glued || !this.isDue(Number(glued[1])) || counted.test(glued[2] ?? '')) return false;
    this.open(line, Number(glued[1]), glued[1]!);
    this.addLine(line, glued[2] ?? '');
    return true;
  }

  /** Whether a number on the line of the wording begins the next row, or the first of a part. */
  private isDue(value: number): boolean {
    if (!this.row) return value === this.expected() || (this.fresh && value === 1);
    return this.complete && value === this.expected();
  }

  /** A bare number is the next row's, or a page's. */
  private readBareNumber(at: number, value: number): boolean {
    const line = this.lines[at]!;
    const atEdge = at + 1 >= this.lines.length || tableHeadAt(this.lines, at + 1) !== null;
    if (!atEdge && this.mayCome(value)) {
      this.open(line, value, line.text);
      return true;
    }
    if (line.kind === 'page-number') this.leave(line, 'page-number');
    return line.kind === 'page-number';
  }

  /** Whether a row with this number may stand here: the next one, the first of a part, or one a little later. */
  private mayCome(value: number): boolean {
    const last = this.rows.at(-1)?.number ?? 0;
    const isNext = value === this.expected() || (this.fresh && value === 1) || this.rows.length === 0;
    return isNext || (this.complete && value > last && value <= last + numberSteps);
  }

  private expected(): number {
    const last = this.rows.at(-1)?.number ?? 0;
    return this.fresh && this.restarts ? 1 : last + 1;
  }

  private open(line: Line, number: number, numberText: string): void {
    const { section, subsection, page } = this;
    this.restarts ||= number === 1 && this.rows.length > 0;
    this.row = { number, numberText: squash(numberText), section, subsection, parts: [[]], lines: [line], page };
    this.rows.push(this.row);
    this.complete = false;
    this.fresh = false;
    this.heading = null;
    this.before = line.number;
  }

  private addLine(line: Line, text: string): number {
    const row = this.row!;
    const part = row.parts.at(-1)!;
    part.push({ text, line, gap: line.number - this.before });
    if (row.lines.at(-1) !== line) row.lines.push(line);
    this.before = line.number;
    this.complete ||= hasDeadline(part.slice(-4)) || !this.columns.some(({ kind }) => kind === 'deadline');
    return 1;
  }

  /** A numbered line between rows, or above the first, that leads to a row. */
  private isHeading(at: number): boolean {
    const { text } = this.lines[at]!;
    const number = printedNumber(text);
    if (!number || (number.style !== 'chapter' && number.style !== 'bracketed-han')) return false;
    if ((this.row && !this.complete) || text.length > longestHeading || /[。；，]$/.test(text)) return false;
    return !hasNumbers(this.columns) || this.leadsToRow(at + 1);
  }

  private leadsToRow(from: number): boolean {
    for (let i = from; i < Math.min(from + 3, this.lines.length); i++) {
      if (/^\d{1,4}(?:\D|$)/.test(this.lines[i]!.text) || tableHeadAt(this.lines, i)) return true;
      const style = printedNumber(this.lines[i]!.text)?.style;
      if (style === 'chapter' || style === 'bracketed-han') return true;
    }
    return false;
  }

  private readHeading(line: Line): number {
    const text = squash(line.text);
    const [, chapter, below] = /^([^（(]+)([（(][一二三四五六七八九十]+[）)].+)$/.exec(text) ?? [];
    this.row = null;
    this.fresh = true;
    this.heading = 'open';
    if (chapter && below) this.enter(chapter, below);
    else if (printedNumber(text)?.style === 'chapter' || !this.hasChapters()) this.enter(text, null);
    else this.enter(this.section, text);
    this.headings.push({ text, lines: [line.number] });
    return 1;
  }

  private hasChapters(): boolean {
    return this.section !== null && printedNumber(this.section)?.style === 'chapter';
  }

  private enter(section: string | null, subsection: string | null): void {
    this.section = section;
    this.subsection = subsection;
  }

  /** A heading too long for one line. */
  private continueHeading(line: Line): number {
    const heading = this.headings.at(-1)!;
    const more = squash(line.text);
    heading.text += more;
    heading.lines.push(line.number);
    if (this.subsection === null) this.section += more;
    else this.subsection += more;
    return 1;
  }
}

/** Finds the rows of a table whose head is printed once or on every page. */
export const rowsOf = (lines: readonly Line[]): TableRows => {
  const reader = new RowReader(lines);
  reader.readAll();
  return reader;
};
