import { formatNumber } from '../docx/number-format.js';
import type { OpeningBudget } from '../budget.js';
import type { Paragraph, SourceBlock, TableCell } from '../structure/blocks.js';

type Attributes = Readonly<Record<string, string>>;

interface OpenTable {
  readonly rows: TableCell[][];
  /** How many rows end at the end of each part: a cell spans no further. */
  readonly groups: number[];
}

interface List {
  readonly format: string | null;
  next: number;
}

const dropped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'select',
  'textarea',
  'svg',
  'iframe',
  'object',
]);
const breaking = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary ul caption'.split(
    ' ',
  ),
);
const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const styled: readonly (readonly [RegExp, string])[] = [
  [/cjk-ideographic|simp-chinese-informal|trad-chinese-informal/, 'chineseCounting'],
  [/lower-alpha|lower-latin/, 'lowerLetter'],
  [/upper-alpha|upper-latin/, 'upperLetter'],
  [/none/, 'none'],
];
const chinese = new Set(['chineseCounting']);
const isHiddenBy = ({ hidden, style = '' }: Attributes): boolean =>
  hidden !== undefined || /display\s*:\s*none/i.test(style);

const span = (value: string | undefined): number => Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), 1000);

/** Collects the text of a page: block by block, tables with their spans, numbers of lists printed. */
export class Page {
  readonly blocks: SourceBlock[] = [];
  title = '';
  private readonly containers: SourceBlock[][] = [this.blocks];
  private readonly tables: OpenTable[] = [];
  private readonly cells: Attributes[] = [];
  private readonly lists: List[] = [];
  private text = '';
  private isTitle = false;
  private pre = 0;
  private skipped = 0;

  constructor(private readonly budget: OpeningBudget) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'title') this.isTitle = this.title === '';
    if (this.skipped > 0 || dropped.has(name) || isHiddenBy(attributes)) {
      if (!empty.has(name)) this.skipped++;
      return;
    }
    if (name === 'br') this.text += '\n';
    if (breaking.has(name) || name === 'table') this.endParagraph();
    if (name === 'pre') this.pre++;
    this.openListPart(name, attributes);
    this.openTablePart(name, attributes);
  }

  private openListPart(name: string, attributes: Attributes): void {
    if (name === 'ol' || name === 'ul') this.openList(name, attributes);
    if (name === 'li') this.openItem(attributes);
  }

  write(text: string): void {
    if (this.isTitle) this.title += text;
    if (this.skipped > 0) return;
    this.text += this.pre > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
  }

  close(name: string): void {
    if (name === 'title') this.isTitle = false;
    if (this.skipped > 0) {
      if (!empty.has(name)) this.skipped--;
      return;
    }
    if (breaking.has(name)) this.endParagraph();
    if (name === 'pre') this.pre = Math.max(0, this.pre - 1);
    if (name === 'ol' || name === 'ul') this.lists.pop();
    this.closeTablePart(name);
  }

  end(): void {
    while (this.tables.length > 0) this.closeTablePart('table');
    this.endParagraph();
  }

  private endParagraph(): void {
    this.budget.pieces(1);
    const text = this.text
      .replace(/ *\n */g, '\n')
      .replace(/ {2,}/g, ' ')
      .trim();
    this.text = '';
    if (text === '') return;
    const block: Paragraph = { kind: 'paragraph', text, startsPage: false };
    this.containers.at(-1)!.push(block);
  }

  private openList(name: string, { type = '1', start = '1', style = '' }: Attributes): void {
    const own = styled.find(([pattern]) => pattern.test(style))?.[1] ?? formats[type] ?? 'decimal';
    this.lists.push({ format: name === 'ol' ? own : null, next: Number.parseInt(start, 10) || 1 });
  }

  private openItem({ value }: Attributes): void {
    const list = this.lists.at(-1);
    if (!list || list.format === null) return;
    if (value !== undefined) list.next = Number.parseInt(value, 10) || list.next;
    const number = formatNumber(list.next++, list.format);
    if (number !== '') this.text += number + (chinese.has(list.format) ? '、' : '.');
  }

  private openTablePart(name: string, attributes: Attributes): void {
    if (name === 'table') {
      this.tables.push({ rows: [], groups: [] });
      return;
    }
    const table = this.tables.at(-1);
    if (!table) return;
    if (name === 'tr') {
      this.budget.pieces(1);
      table.rows.push([]);
    }
    if (name === 'td' || name === 'th') {
      if (table.rows.length === 0) table.rows.push([]);
      this.text = '';
      this.containers.push([]);
      this.cells.push(attributes);
    }
  }

  private closeTablePart(name: string): void {
    const table = this.tables.at(-1);
    if (!table) return;
    if ((name === 'td' || name === 'th') && this.containers.length > 1) this.closeCell(table);
    if (/^t(?:head|body|foot)$/.test(name)) table.groups.push(table.rows.length);
    if (name !== 'table') return;
    this.tables.pop();
    const rows = withinGroups(table);
    if (rows.length > 0) this.containers.at(-1)!.push({ kind: 'table', rows });
  }

  private closeCell(table: OpenTable): void {
    this.endParagraph();
    const blocks = this.containers.pop()!;
    const { rowspan, colspan } = this.cells.pop() ?? {};
    const rows = rowspan === '0' ? Number.MAX_SAFE_INTEGER : Math.min(Number.parseInt(rowspan ?? '1', 10) || 1, 65_534);
    table.rows.at(-1)!.push({ blocks, columns: span(colspan), rows: Math.max(rows, 1) });
  }
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const withinGroups = ({ rows, groups }: OpenTable): TableCell[][] =>
  rows.map((cells, at) => {
    const end = groups.find((group) => group > at) ?? rows.length;
    return cells.map((cell) => ({ ...cell, rows: Math.min(cell.rows, end - at) }));
  });
