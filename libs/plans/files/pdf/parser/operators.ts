import type { Glyph, PageContent, Rule } from '../layout/page.js';
import { matrixOf, times, type Matrix } from './matrix.js';
import { rulesOf } from './rules.js';
import { type FontFacts, type ShownGlyph, TextState } from './text-state.js';

/** An operator's name and what follows it. */
export type Operator = readonly [name: string, values: readonly unknown[]];

const stroking = new Set([
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]);
const filling = new Set(['fill', 'eoFill']);
/** A picture that covers this share of a page is the page. */
const mostOfPage = 0.5;

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** From the page's own units to points from the upper left corner. */
  readonly matrix: Matrix;
}

/** Walks through the operators of a page and collects what it shows. */
export class PageReader {
  private readonly glyphs: Glyph[] = [];
  private readonly rules: Rule[] = [];
  private pictured = false;
  private matrix: Matrix;
  private text = new TextState();
  private readonly saved: { readonly matrix: Matrix; readonly text: TextState }[] = [];

  constructor(
    private readonly frame: PageFrame,
    private readonly fontNamed: (name: string) => FontFacts,
    private readonly nameOf: (operator: number) => string,
  ) {
    this.matrix = frame.matrix;
  }

  get content(): PageContent {
    const { width, height } = this.frame;
    return { width, height, glyphs: this.glyphs, rules: this.rules, pictured: this.pictured };
  }

  read([name, values]: Operator): void {
    this.handlers[name]?.(values);
  }

  private readonly handlers: Readonly<Record<string, (values: readonly unknown[]) => void>> = {
    save: () => this.save(),
    restore: () => this.restore(),
    transform: (values) => this.transform(values),
    paintFormXObjectBegin: ([matrix]) => {
      this.save();
      if (matrix) this.transform(matrix);
    },
    paintFormXObjectEnd: () => this.restore(),
    constructPath: ([operator, data]) =>
      this.draw(this.nameOf(operator as number), (data as (ArrayLike<number> | null)[] | null)?.[0] ?? null),
    beginText: () => this.text.begin(),
    setFont: ([name, size]) => this.text.useFont(this.fontNamed(String(name)), Number(size)),
    setTextMatrix: ([matrix]) => this.text.begin(matrixOf(matrix)),
    moveText: ([x, y]) => this.text.move(Number(x), Number(y)),
    setLeadingMoveText: ([x, y]) => {
      this.text.space('leading', -Number(y));
      this.text.move(Number(x), Number(y));
    },
    nextLine: () => this.text.nextLine(),
    setLeading: ([value]) => this.text.space('leading', Number(value)),
    setCharSpacing: ([value]) => this.text.space('charSpacing', Number(value)),
    setWordSpacing: ([value]) => this.text.space('wordSpacing', Number(value)),
    setTextRise: ([value]) => this.text.space('rise', Number(value)),
    setHScale: ([value]) => this.text.stretchTo(Number(value)),
    showText: ([glyphs]) => {
      for (const glyph of this.text.show(glyphs as (ShownGlyph | number)[], this.matrix)) this.glyphs.push(glyph);
    },
  };

  private save(): void {
    this.saved.push({ matrix: this.matrix, text: this.text.copy() });
  }

  private restore(): void {
    const before = this.saved.pop();
    if (!before) return;
    this.matrix = before.matrix;
    this.text = before.text;
  }

  /** A picture is the unit square, stretched to its place. */
  private transform(values: unknown): void {
    this.matrix = times(this.matrix, matrixOf(values));
    const { width, height } = this.frame;
    const [a, b, c, d] = this.matrix;
    this.pictured ||= Math.abs(a * d - b * c) >= mostOfPage * width * height;
  }

  private draw(operator: string, data: ArrayLike<number> | null): void {
    if (!data || !(stroking.has(operator) || filling.has(operator))) return;
    for (const rule of rulesOf(data, this.matrix, stroking.has(operator))) this.rules.push(rule);
  }
}
