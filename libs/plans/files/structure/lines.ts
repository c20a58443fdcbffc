import { paragraph, type SourceLine, tableRow } from '../../domain/reading/index.js';
import type { OpeningBudget } from '../budget.js';
import type { Paragraph, SourceBlock, Table, TableCell } from './blocks.js';
import { layOutCells } from './grid.js';

/** Turns what a document consists of into lines: one per printed line of a paragraph, one per row of a table. */
export class LineWriter {
  readonly lines: SourceLine[] = [];
  private tables = 0;

  constructor(private readonly budget: OpeningBudget) {}

  write(blocks: readonly SourceBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.writeParagraph(block);
      else this.writeTable(block);
    }
  }

  private writeParagraph({ text, startsPage }: Paragraph): void {
    this.budget.characters(text.length);
    text.split('\n').forEach((line, i) => this.lines.push(paragraph(line, startsPage && i === 0)));
  }

  private writeTable(table: Table): void {
    if (isLayout(table)) return table.rows.forEach((row) => row.forEach(({ blocks }) => this.write(blocks)));
    this.tables++;
    const texts = table.rows.map((row) =>
      row.map(({ blocks, columns, rows }) => ({ text: flatten(blocks), columns, rows })),
    );
    this.budget.characters(texts.flat().reduce((sum, { text }) => sum + text.length, 0));
    for (const cells of layOutCells(texts, this.budget)) this.lines.push(tableRow(this.tables, cells));
  }
}

const hasText = (blocks: readonly SourceBlock[]): boolean => flatten(blocks).trim() !== '';
const holdsTable = ({ blocks }: TableCell): boolean => blocks.some(({ kind }) => kind === 'table');

/** A table that only places things on the page: one column, or rows in which a table stands alone. */
const isLayout = ({ rows }: Table): boolean => {
  const filled = rows.map((row) => row.filter(({ blocks }) => hasText(blocks)));
  if (rows.every((row) => row.length <= 1)) return true;
  return filled.some((row) => row.length === 1 && holdsTable(row[0]!)) && filled.every((row) => row.length <= 1);
};

/** A cell's text, line by line; a table within it row by row. */
const flatten = (blocks: readonly SourceBlock[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map((row) => row.map((cell) => flatten(cell.blocks).replaceAll('\n', '')).join(' ')).join('\n'),
    )
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
