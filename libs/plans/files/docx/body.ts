import type { OpeningBudget } from '../budget.js';
import type { SourceBlock } from '../structure/blocks.js';
import type { XmlElement } from '../zip/xml.js';
import type { Numbering } from './numbering.js';
import { OpenParagraph } from './paragraph.js';
import type { Styles } from './styles-part.js';
import { tableOf, type WordCell } from './tables.js';

interface OpenTable {
  readonly rows: WordCell[][];
  row: WordCell[];
  isRowDeleted: boolean;
  columns: number;
  continuesAbove: boolean;
}

/** What is not part of the text: deleted, moved away, an alternative for old programs, instructions, readings. */
const left = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'sdtPr', 'tblGrid', 'footnotePr']);
/** Elements that take memory; each counts as a piece. */
const kept = new Set(['p', 'tr', 'tc']);
const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off';

/** Appends one by one: spreading more items than fit on the stack would fail. */
const append = (blocks: readonly SourceBlock[], into: SourceBlock[]): void => {
  for (const block of blocks) into.push(block);
};

/** Collects paragraphs and tables of a document's body, its numbers printed and its tracked changes accepted. */
export class WordBody {
  readonly blocks: SourceBlock[] = [];
  private readonly path: string[] = [];
  private readonly containers: SourceBlock[][] = [this.blocks];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  private skipped = 0;
  private isHidden = false;
  private isText = false;
  private carried = '';
  private pageBegins = false;

  constructor(
    private readonly numbering: Numbering,
    private readonly styles: Styles,
    private readonly budget: OpeningBudget,
  ) {}

  open({ name, attributes }: XmlElement): void {
    const parent = this.path.at(-1) ?? '';
    if (kept.has(name)) this.budget.pieces(1);
    this.path.push(name);
    if (this.skipped > 0) this.skipped++;
    else if ((left.has(name) && parent !== 'rPr' && parent !== 'trPr') || name.endsWith('Change')) this.skipped = 1;
    else if (parent === 'pPr' || parent === 'numPr' || parent === 'rPr') this.describe(name, attributes, parent);
    else this.openContent(name, attributes);
  }

  text(text: string): void {
    if (!this.isText || this.skipped > 0 || this.isHidden) return;
    this.paragraphs.at(-1)?.write(text.replace(/[\r\n]+/g, ' '));
  }

  close(name: string): void {
    this.path.pop();
    if (this.skipped > 0) this.skipped--;
    else this.closeContent(name);
  }

  private describe(name: string, { val }: XmlElement['attributes'], parent: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (parent === 'rPr') return this.describeRun(name, val, paragraph);
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.style = val ?? '';
    if (name === 'numId') paragraph.list = val ?? null;
    if (name === 'ilvl') paragraph.level = Number(val ?? 0);
    if (name === 'pageBreakBefore') paragraph.startsPage ||= !isOff(val);
    if (name === 'sectPr') paragraph.endsSection = true;
  }

  private describeRun(name: string, value: string | undefined, paragraph: OpenParagraph | undefined): void {
    const isMark = this.path.at(-3) === 'pPr';
    if (isMark && paragraph && (name === 'del' || name === 'moveFrom')) paragraph.joinsNext = true;
    if (!isMark && name === 'vanish') this.isHidden = !isOff(value);
  }

  private openContent(name: string, attributes: XmlElement['attributes']): void {
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'p':
        this.paragraphs.push(new OpenParagraph());
        break;
      case 'r':
        this.isHidden = false;
        break;
      case 't':
        this.isText = true;
        break;
      case 'txbxContent':
        this.containers.push([]);
        break;
      case 'type':
        if (paragraph && this.path.at(-2) === 'sectPr' && attributes.val === 'continuous')
          paragraph.endsSection = false;
        break;
      default:
        if (paragraph && !this.isHidden) this.openSign(name, attributes, paragraph);
        this.openTablePart(name, attributes);
    }
  }

  /** What a run holds beside text. The definition of a tab stop is no tab. */
  private openSign(name: string, { type }: XmlElement['attributes'], paragraph: OpenParagraph): void {
    if (this.path.at(-2) !== 'r') return;
    if (name === 'tab' || name === 'ptab') paragraph.write('\t');
    if (name === 'cr') paragraph.write('\n');
    if (name === 'noBreakHyphen') paragraph.write('-');
    if (name === 'br' && type === 'page') paragraph.breakPage();
    if (name === 'br' && type !== 'page') paragraph.write('\n');
  }

  private openTablePart(name: string, { val }: XmlElement['attributes']): void {
    const table = this.tables.at(-1);
    if (name === 'tbl') this.tables.push({ rows: [], row: [], isRowDeleted: false, columns: 1, continuesAbove: false });
    if (!table) return;
    if (name === 'tr') Object.assign(table, { row: [], isRowDeleted: false });
    if (name === 'del' && this.path.at(-2) === 'trPr') table.isRowDeleted = true;
    if (name === 'gridBefore')
      table.row.push({ blocks: [], columns: Number(val) || 1, rows: 1, continuesAbove: false });
    if (name === 'tc') {
      Object.assign(table, { columns: 1, continuesAbove: false });
      this.containers.push([]);
    }
    if (name === 'gridSpan') table.columns = Math.min(Math.max(Number(val) || 1, 1), 1000);
    if (name === 'vMerge') table.continuesAbove = val !== 'restart';
  }

  private closeContent(name: string): void {
    switch (name) {
      case 'p':
        return this.closeParagraph(this.paragraphs.pop()!);
      case 't':
        this.isText = false;
        return;
      case 'r':
        this.isHidden = false;
        return;
      case 'txbxContent':
        append(this.containers.pop()!, this.paragraphs.at(-1)?.boxes ?? this.containers.at(-1)!);
        return;
      case 'tc':
        return this.closeCell();
      case 'tr':
        return this.closeRow();
      case 'tbl': {
        const table = this.tables.pop()!;
        if (table.rows.length > 0) this.containers.at(-1)!.push(tableOf(table.rows));
      }
    }
  }

  private closeParagraph(paragraph: OpenParagraph): void {
    const into = this.containers.at(-1)!;
    if (paragraph.joinsNext) {
      this.carried += paragraph.pages.join('');
      append(paragraph.boxes, into);
      return;
    }
    if (!this.styles.isContents(paragraph.style)) this.push(paragraph, into);
    append(paragraph.boxes, into);
    this.carried = '';
    if (paragraph.endsSection) this.pageBegins = true;
  }

  private push(paragraph: OpenParagraph, into: SourceBlock[]): void {
    const number = this.numberOf(paragraph);
    const startsPage = this.pageBegins || paragraph.startsPage || this.styles.startsPage(paragraph.style);
    const [first = '', ...others] = paragraph.pages;
    const text = number + this.carried + first;
    if (others.length === 0 || text !== '') into.push({ kind: 'paragraph', text, startsPage });
    this.pageBegins = false;
    others.forEach((page, i) => {
      if (page === '' && i === others.length - 1) this.pageBegins = true;
      else into.push({ kind: 'paragraph', text: page, startsPage: true });
    });
  }

  private numberOf({ style, list, level }: OpenParagraph): string {
    const styled = this.styles.listOf(style);
    const id = list ?? styled?.list;
    if (id === undefined || id === '0') return '';
    const byStyle = styled ? (styled.level ?? this.numbering.levelOfStyle(id, styled.style)) : 0;
    return this.numbering.next(id, level ?? byStyle);
  }

  private closeCell(): void {
    const table = this.tables.at(-1)!;
    const blocks = this.containers.pop()!;
    const { columns, continuesAbove } = table;
    table.row.push({ blocks, columns, rows: 1, continuesAbove });
  }

  private closeRow(): void {
    const table = this.tables.at(-1)!;
    if (!table.isRowDeleted) table.rows.push(table.row);
  }
}
