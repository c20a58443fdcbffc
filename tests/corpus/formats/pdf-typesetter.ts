import { measure, paper, type PdfPage, type PdfStroke, type PdfText, writePdf } from './pdf-writer.js';

/** A row that a heading fills, or one cell per column. */
export type PrintedRow = { readonly heading: string } | { readonly cells: readonly string[] };

export interface PrintedTable {
  readonly head: readonly string[];
  /** Points; together at most the width of the text. */
  readonly widths: readonly number[];
  readonly rows: readonly PrintedRow[];
  readonly ruled: boolean;
  /** The column whose cells are one as long as they say the same. */
  readonly merged?: number;
}

type Block =
  | { readonly paragraph: string; readonly centred?: boolean }
  | { readonly table: PrintedTable }
  | { readonly newPage: true };

export interface PrintedDocument {
  readonly blocks: readonly Block[];
  readonly runningHead?: string;
}

const left = 70;
const textWidth = paper.width - 2 * left;
const top = 100;
const bottom = paper.height - 90;
const body = { size: 16, pitch: 28 };
const small = { size: 10, pitch: 14 };
const padding = 4;

/** Breaks a text as a typesetter does: anywhere between Han characters, never before punctuation, never within a number. */
export const wrap = (text: string, width: number, size: number, indent = 0): string[] => {
  const pieces = text.match(/(?:[A-Za-z0-9.%-]+|[^A-Za-z0-9.%-])[，。、；：！？）〕】》”]*/gu) ?? [];
  const lines = [''];
  let room = width - indent;
  for (const piece of pieces) {
    const needed = measure(piece, size);
    if (needed > room && lines.at(-1) !== '') {
      lines.push('');
      room = width;
    }
    lines[lines.length - 1] += piece;
    room -= needed;
  }
  return lines;
};

interface OpenCell {
  readonly lines: string[];
  readonly x: number;
}

class Typesetter {
  readonly pages: { texts: PdfText[]; strokes: PdfStroke[] }[] = [];
  private y = bottom;

  constructor(private readonly runningHead: string | undefined) {
    this.newPage();
  }

  newPage(): void {
    this.pages.push({ texts: [], strokes: [] });
    this.y = top;
    const number = `— ${this.pages.length} —`;
    this.write(number, paper.width / 2 - measure(number, 14) / 2, paper.height - 50, 14);
    if (this.runningHead) this.write(this.runningHead, paper.width / 2 - measure(this.runningHead, 9) / 2, 50, 9);
  }

  paragraph(text: string, centred: boolean): void {
    const indent = centred ? 0 : 2 * body.size;
    wrap(text, textWidth, body.size, indent).forEach((line, i) => {
      if (this.y + body.pitch > bottom) this.newPage();
      this.y += body.pitch;
      const middle = paper.width / 2 - measure(line, body.size) / 2;
      this.write(line, centred ? middle : left + (i === 0 ? indent : 0), this.y, body.size);
    });
  }

  table(table: PrintedTable): void {
    this.row(table, { cells: table.head }, true, true);
    table.rows.forEach((row, i) => {
      const above = table.rows[i - 1];
      const below = table.rows[i + 1];
      this.row(table, row, !this.isMerged(table, above, row), !this.isMerged(table, row, below));
    });
    this.y += body.pitch;
  }

  private isMerged({ merged }: PrintedTable, above: PrintedRow | undefined, below: PrintedRow | undefined): boolean {
    if (merged === undefined || !above || !below || !('cells' in above) || !('cells' in below)) return false;
    return above.cells[merged] === below.cells[merged];
  }

  /** A row; what does not fit on the page goes on below the head on the next one. */
  private row(table: PrintedTable, row: PrintedRow, opens: boolean, closes: boolean): void {
    const cells = this.open(table, row, opens);
    const highest = Math.max(...cells.map(({ lines }) => lines.length));
    if (bottom - this.y < Math.min(highest, 4) * small.pitch + 2 * padding) this.continueTable(table);
    while (cells.some(({ lines }) => lines.length > 0)) {
      const room = Math.max(1, Math.floor((bottom - this.y - 2 * padding) / small.pitch));
      const here = cells.map(({ x, lines }) => ({ x, lines: lines.splice(0, room) }));
      this.strip(table, here, closes ? null : (table.merged ?? null));
      if (cells.some(({ lines }) => lines.length > 0)) this.continueTable(table);
    }
  }

  private continueTable(table: PrintedTable): void {
    this.newPage();
    this.strip(table, this.open(table, { cells: table.head }, true), null);
  }

  private open({ widths, merged }: PrintedTable, row: PrintedRow, opens: boolean): OpenCell[] {
    if ('heading' in row) return [{ x: left, lines: wrap(row.heading, textWidth, small.size) }];
    return row.cells.map((text, column) => ({
      x: left + widths.slice(0, column).reduce((sum, width) => sum + width, 0),
      lines:
        column === merged && !opens
          ? []
          : text.split('\n').flatMap((part) => wrap(part, widths[column]! - 2 * padding, small.size)),
    }));
  }

  /** As much of a row as one page holds. */
  private strip(table: PrintedTable, cells: readonly OpenCell[], openBelow: number | null): void {
    const above = this.y;
    this.y += Math.max(...cells.map(({ lines }) => lines.length)) * small.pitch + 2 * padding;
    for (const { x, lines } of cells)
      lines.forEach((line, i) =>
        this.write(line, x + padding, above + padding + small.pitch * (i + 1) - 3, small.size),
      );
    if (table.ruled) this.rule(table, cells, above, openBelow);
  }

  private rule({ widths }: PrintedTable, cells: readonly OpenCell[], above: number, openBelow: number | null): void {
    const right = left + widths.reduce((sum, width) => sum + width, 0);
    for (const x of [...cells.map((cell) => cell.x), right]) this.stroke(x, above, x, this.y);
    cells.forEach(({ x }, column) => {
      const end = cells[column + 1]?.x ?? right;
      if (column !== openBelow) this.stroke(x, this.y, end, this.y);
    });
    if (this.pages.at(-1)!.strokes.every(({ y1 }) => y1 >= above)) this.stroke(left, above, right, above);
  }

  private stroke(x1: number, y1: number, x2: number, y2: number): void {
    this.pages.at(-1)!.strokes.push({ x1, y1, x2, y2 });
  }

  private write(text: string, x: number, y: number, size: number): void {
    this.pages.at(-1)!.texts.push({ text, x, y, size });
  }
}

/** Sets a document on pages of A4, with page numbers. */
const typeset = ({ blocks, runningHead }: PrintedDocument): PdfPage[] => {
  const typesetter = new Typesetter(runningHead);
  for (const block of blocks) {
    if ('newPage' in block) typesetter.newPage();
    else if ('table' in block) typesetter.table(block.table);
    else typesetter.paragraph(block.paragraph, block.centred ?? false);
  }
  return typesetter.pages;
};

export const printed = (document: PrintedDocument): Uint8Array => writePdf(typeset(document));
