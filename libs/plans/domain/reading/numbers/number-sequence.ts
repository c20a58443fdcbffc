import { depth, type NumberStyle, type PrintedNumber } from './numbering.js';

const chaptersSkipped = 3;
const beginsWithYear = /^(?:19|20)\d\d\s*年/;

/** Remembers which numbers stood before, to tell an item from a wrapped line that happens to begin with a number. */
export class NumberSequence {
  private readonly last = new Map<NumberStyle, number>();
  private readonly mayRestart = new Set<NumberStyle>();
  private before: 'label' | NumberStyle | null = null;

  sawLabel(): void {
    this.before = 'label';
  }

  saw(number: PrintedNumber): void {
    this.last.set(number.style, number.value);
    this.mayRestart.delete(number.style);
    for (const style of this.last.keys()) if (depth(style) > depth(number.style)) this.mayRestart.add(style);
    this.before = number.style;
  }

  /** Whether the number begins an item here. `midSentence`: the line before reaches the margin and ends no sentence. */
  admits(number: PrintedNumber, midSentence: boolean): boolean {
    if (this.before === 'label') return !number.uncertain || this.isNext(number) || this.isFirst(number);
    if (this.isNext(number) && number.style !== 'arabic') return true;
    if (midSentence || (number.uncertain && !beginsWithYear.test(number.rest))) return false;
    return this.opensList(number) || this.continuesList(number);
  }

  private isFirst({ style }: PrintedNumber): boolean {
    return !this.last.has(style);
  }

  private isNext({ style, value }: PrintedNumber): boolean {
    return this.last.get(style) === value - 1;
  }

  /** At the very beginning, or right below a heading, a list may begin with any number. */
  private opensList(number: PrintedNumber): boolean {
    if (this.before === null) return this.isFirst(number);
    return this.before !== 'label' && depth(this.before) < depth(number.style);
  }

  private continuesList(number: PrintedNumber): boolean {
    if (number.value === 1) return this.isFirst(number) || this.mayRestart.has(number.style);
    return this.isNext(number) || this.isLaterChapter(number);
  }

  private isLaterChapter({ style, value }: PrintedNumber): boolean {
    const last = this.last.get(style);
    return style === 'chapter' && last !== undefined && value > last && value <= last + chaptersSkipped;
  }
}
