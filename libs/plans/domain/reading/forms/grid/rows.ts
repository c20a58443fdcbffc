import type { Line } from '../../source/lines.js';
import { printedNumber } from '../../numbers/numbering.js';
import { endsSentence, squash } from '../../text/text.js';
import { isTitleLike } from '../../documents/titles.js';
import type { Heading, LeftOutReason } from '../../result/types.js';
import type { LeftOutLine, PlanDoubt } from '../../raw-tasks/form-reading.js';
import { headAt, isRow, type GridColumn, type RowLine } from './head.js';
import { isWording } from './kinds.js';
import { isUnitKind } from '../../vocabulary/concepts.js';
import type { GridKind } from '../../vocabulary/grid-heads.js';
import { continuesRow, isRemark, isTotal, sharesRow } from './row-kinds.js';
import { SectionPath } from './sections.js';

/** A row of the table that is a task, with the rows that continue it. */
export interface GridRow {
  readonly columns: readonly GridColumn[];
  readonly rows: RowLine[];
  readonly section: string | null;
  readonly subsection: string | null;
}

export interface GridRows {
  readonly rows: readonly GridRow[];
  readonly headings: readonly Heading[];
  readonly leftOut: readonly LeftOutLine[];
  readonly doubts: readonly PlanDoubt[];
}

const ownTexts = (row: RowLine): string[] =>
  row.cells.filter(({ covered, text }) => !covered && text !== '').map(({ text }) => text);

const isNumberedHeading = (text: string): boolean => {
  const style = printedNumber(text)?.style;
  return style === 'chapter' || style === 'bracketed-han' || style === 'part';
};

const mayBeHeading = (text: string): boolean => text.length <= 80 && !/^\d+[.．、]?$/.test(squash(text));

class GridReader {
  readonly rows: GridRow[] = [];
  readonly leftOut: LeftOutLine[] = [];
  readonly doubts: PlanDoubt[] = [];
  readonly sections = new SectionPath();
  private columns: readonly GridColumn[] | null = null;
  private table: number | null = null;
  private fresh = true;
  private pageBegins = false;

  private readonly lastRow: number;

  constructor(private readonly lines: readonly Line[]) {
    this.lastRow = lines.findLastIndex((line) => isRow(line) && ownTexts(line).length > 1);
  }

  readAll(): void {
    for (let at = 0; at < this.lines.length;) at += this.readAt(at);
  }

  private readAt(at: number): number {
    const line = this.lines[at]!;
    this.pageBegins ||= line.startsPage;
    if (line.kind === 'page-number' || line.kind === 'running-head') {
      this.pageBegins = true;
      return this.leave(line, line.kind);
    }
    if (!isRow(line)) return this.readParagraph(line, at);
    const head = headAt(this.rowsFrom(at), 0);
    if (head) return this.readHead(head.columns, head.rows);
    if (!this.fits(line)) return this.leave(line, this.rows.length === 0 ? 'introduction' : 'stray-text');
    return this.readRow(line, at);
  }

  private rowsFrom(at: number): RowLine[] {
    return this.lines.slice(at, at + 2).filter(isRow);
  }

  private readHead(columns: readonly GridColumn[], rows: readonly RowLine[]): number {
    const repeats = this.columns?.map(({ word }) => word).join() === columns.map(({ word }) => word).join();
    this.fresh = !repeats;
    this.pageBegins ||= repeats;
    if (!repeats) this.reportUnread(columns, rows[0]!);
    this.columns = columns;
    this.table = rows[0]!.table;
    for (const row of rows) this.leave(row, this.rows.length === 0 ? 'introduction' : 'running-head');
    return rows.length;
  }

  private reportUnread(columns: readonly GridColumn[], row: RowLine): void {
    const unread = columns.filter(({ kind, word }) => kind === 'unknown' && word !== '').map(({ word }) => word);
    if (unread.length === 0) return;
    const names = [...new Set(unread)].join('、');
    this.doubts.push({ code: 'READ_COLUMN_NOT_READ', line: row.number, excerpt: names, values: { names } });
  }

  /** A table without a head of its own continues the one before, if it is as wide. */
  private fits(row: RowLine): boolean {
    if (row.table !== this.table && row.cells.length === this.columns?.length) this.table = row.table;
    return this.columns !== null && row.table === this.table;
  }

  private leave(line: Line, reason: LeftOutReason): number {
    this.leftOut.push({ line, reason });
    return 1;
  }

  private readParagraph(line: Line, at: number): number {
    if (this.isHeading(line, at)) return this.enter(line, line.text);
    if (this.rows.length === 0) return this.leave(line, 'introduction');
    return this.leave(line, this.hasRowsBehind(at) ? 'stray-text' : 'end-matter');
  }

  private isHeading(line: Line, at: number): boolean {
    if (line.text.length > 60 || endsSentence(line.text) || !this.leadsToRows(at + 1)) return false;
    return isNumberedHeading(line.text) || (this.rows.length > 0 && isTitleLike(line.text));
  }

  private hasRowsBehind(at: number): boolean {
    return at < this.lastRow;
  }

  private leadsToRows(from: number): boolean {
    const next = this.lines.slice(from, from + 3);
    const at = next.findIndex(isRow);
    return at >= 0 && next.slice(0, at).every(({ text }) => printedNumber(text) !== null || isRemark(text));
  }

  private enter(line: Line, text: string): number {
    this.sections.enter(squash(text), line.number);
    this.fresh = true;
    return 1;
  }

  private readRow(row: RowLine, at: number): number {
    const columns = this.columns!;
    const own = ownTexts(row);
    const before = this.fresh ? undefined : this.rows.at(-1);
    if (own.length === 0) return this.absorb(row);
    if (isTotal(row, columns) || (own.length === 1 && isRemark(own[0]!))) return this.leave(row, 'end-matter');
    if (this.isSection(row, own, before !== undefined)) return this.enter(row, own[0]!);
    if (before && (sharesRow(row, columns) || continuesRow(row, columns, this.pageBegins))) before.rows.push(row);
    else if (this.holdsTask(row)) this.open(row, columns);
    else return this.leaveStray(row, at);
    this.fresh = false;
    this.pageBegins = false;
    return 1;
  }

  /** A row that holds nothing but what merged cells say belongs to the row they belong to. */
  private absorb(row: RowLine): number {
    const before = this.rows.at(-1);
    if (!before || this.fresh) return this.leave(row, 'running-head');
    before.rows.push(row);
    return 1;
  }

  private holdsTask(row: RowLine): boolean {
    const filled = (kinds: (kind: GridKind) => boolean): boolean =>
      this.columns!.some(({ kind, at }) => kinds(kind) && (row.cells[at]?.text ?? '') !== '');
    return filled(isWording) || (filled((kind) => kind === 'theme') && filled(isUnitKind));
  }

  private leaveStray(row: RowLine, at: number): number {
    const isEnd = !this.hasRowsBehind(at);
    if (!isEnd) this.doubts.push({ code: 'READ_STRAY_TEXT', line: row.number, excerpt: row.text });
    return this.leave(row, isEnd ? 'end-matter' : 'stray-text');
  }

  /** One text in the whole row, merged or by itself, that heads what follows. */
  private isSection(row: RowLine, [text, ...others]: readonly string[], follows: boolean): boolean {
    if (text === undefined || others.length > 0 || !mayBeHeading(text)) return false;
    if (row.cells.some((cell) => cell.text !== '' && cell.text !== text)) return false;
    const spans = row.cells.filter((cell) => cell.covered && cell.text === text).length;
    if (spans >= row.cells.length / 2 || isNumberedHeading(text)) return true;
    const isCut = follows && this.pageBegins;
    return !isCut && row.cells[0]?.text === text && !endsSentence(text) && text.length <= 40;
  }

  private open(row: RowLine, columns: readonly GridColumn[]): void {
    const { section, subsection } = this.sections;
    this.rows.push({ columns, rows: [row], section, subsection });
  }
}

/** Finds the rows that are tasks in the tables of a block, and says of every other line what it is. */
export const gridRows = (lines: readonly Line[]): GridRows => {
  const reader = new GridReader(lines);
  reader.readAll();
  return { rows: reader.rows, headings: reader.sections.headings, leftOut: reader.leftOut, doubts: reader.doubts };
};
