import type { Glyph } from '../layout/page.js';
import { identity, moved, placed, times, type Matrix } from './matrix.js';
import { withoutRadicals } from './radicals.js';

/** A glyph as the parser hands it over; a number in its place is a shift in thousandths of an em. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

export interface FontFacts {
  /** Em per unit of a glyph's width. */
  readonly scale: number;
  readonly vertical: boolean;
}

/** Where the next glyph stands: the text state of the PDF standard (ISO 32000-1, 9.3 and 9.4). */
export class TextState {
  private font: FontFacts = { scale: 0.001, vertical: false };
  private size = 0;
  private charSpacing = 0;
  private wordSpacing = 0;
  private stretch = 1;
  private leading = 0;
  private rise = 0;
  private line: Matrix = identity;
  private at: Matrix = identity;

  copy(): TextState {
    return Object.assign(new TextState(), this);
  }

  begin(matrix: Matrix = identity): void {
    this.line = matrix;
    this.at = matrix;
  }

  useFont(font: FontFacts, size: number): void {
    this.font = font;
    this.size = size;
  }

  space(what: 'charSpacing' | 'wordSpacing' | 'leading' | 'rise', value: number): void {
    this[what] = value;
  }

  stretchTo(percent: number): void {
    this.stretch = percent / 100;
  }

  move(x: number, y: number): void {
    this.begin(moved(this.line, x, y));
  }

  nextLine(): void {
    this.move(0, -this.leading);
  }

  /** The glyphs that are shown level and left to right, as the page is seen; others are stamps and watermarks. */
  show(items: readonly (ShownGlyph | number)[], page: Matrix): Glyph[] {
    const found: Glyph[] = [];
    for (const item of items) {
      const shift = typeof item === 'number' ? (-item * this.size) / 1000 : item.width * this.font.scale * this.size;
      if (typeof item !== 'number') {
        const glyph = this.glyphAt(times(page, this.at), withoutRadicals(item.unicode), shift);
        if (glyph) found.push(glyph);
      }
      this.advance(typeof item === 'number' ? shift : shift + this.charSpacing + (item.isSpace ? this.wordSpacing : 0));
    }
    return found;
  }

  private advance(by: number): void {
    this.at = moved(this.at, by * this.stretch, 0);
  }

  private glyphAt(matrix: Matrix, text: string, width: number): Glyph | null {
    const level = matrix[0] > 0 && Math.abs(matrix[1]) < 0.05 * matrix[0];
    if (!level || this.font.vertical || text.trim() === '') return null;
    const [left, baseline] = placed(matrix, 0, this.rise);
    const [right] = placed(matrix, width * this.stretch, this.rise);
    const size = Math.abs(this.size) * Math.hypot(matrix[2], matrix[3]);
    const finite = [left, right, baseline, size].every(Number.isFinite);
    return finite && size > 0 ? { text, left, right: Math.max(left, right), baseline, size } : null;
  }
}
