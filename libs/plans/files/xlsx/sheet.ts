import type { OpeningBudget } from '../budget.js';
import type { XmlElement } from '../zip/xml.js';
import { printValue, type NumberFormat } from './number-format.js';
import { cellAt, rangeOf, type CellRange } from './references.js';

/** What cells of every sheet refer to. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
}

/** Cells further right are no part of a task list. */
const widest = 256;
const general: NumberFormat = { year: false, month: false, day: false, inWords: true, percent: false, decimals: null };

/** Collects the filled cells of a sheet; empty rows and cells take no memory. */
export class SheetReader {
  /** Row number, from 1 → column, from 0 → text. */
  readonly rows = new Map<number, Map<number, string>>();
  readonly merges: CellRange[] = [];
  private row = 0;
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private collects = false;
  private isReading = false;

  constructor(
    private readonly parts: WorkbookParts,
    private readonly budget: OpeningBudget,
  ) {}

  open({ name, attributes }: XmlElement): void {
    switch (name) {
      case 'row':
        this.row = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
        this.column = -1;
        break;
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
        this.collects = true;
        break;
      case 't':
        this.collects = !this.isReading;
        break;
      case 'rPh':
        this.isReading = true;
        break;
      case 'mergeCell':
        this.addMerge(attributes.ref ?? '');
    }
  }

  text(text: string): void {
    if (this.collects) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collects = false;
    if (name === 'rPh') this.isReading = false;
    if (name === 'c') this.closeCell();
  }

  private openCell({ r, t = 'n', s = '0' }: XmlElement['attributes']): void {
    this.column = r === undefined ? this.column + 1 : (cellAt(r)?.column ?? this.column + 1);
    this.type = t;
    this.style = Number(s);
    this.value = '';
  }

  private closeCell(): void {
    if (this.value === '' || this.column >= widest) return;
    const text = this.printed().replace(/\r\n?/g, '\n');
    if (text.trim() === '') return;
    this.budget.pieces(1);
    this.budget.characters(text.length);
    const cells = this.rows.get(this.row) ?? new Map<number, string>();
    this.rows.set(this.row, cells);
    cells.set(this.column, text);
  }

  /** The value as shown. A formula's value is the one that was stored with it. */
  private printed(): string {
    if (this.type === 's') return this.parts.strings[Number(this.value)] ?? '';
    if (this.type === 'b') return this.value === '1' ? '是' : '否';
    if (this.type === 'd') return this.value.slice(0, 10);
    if (this.type !== 'n') return this.value;
    return printValue(this.value, this.parts.formats[this.style] ?? general, this.parts.since1904);
  }

  private addMerge(ref: string): void {
    const range = rangeOf(ref);
    if (!range) return;
    this.budget.pieces(1);
    this.merges.push(range);
  }
}
