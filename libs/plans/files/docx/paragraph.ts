import type { SourceBlock } from '../structure/blocks.js';

/** A paragraph while it is read. */
export class OpenParagraph {
  style = '';
  list: string | null = null;
  level: number | null = null;
  startsPage = false;
  /** Its mark is deleted by a tracked change: the next paragraph continues it. */
  joinsNext = false;
  endsSection = false;
  /** Text boxes anchored in it. */
  readonly boxes: SourceBlock[] = [];
  /** Texts between page breaks. */
  readonly pages: string[] = [''];

  write(text: string): void {
    this.pages[this.pages.length - 1] += text;
  }

  breakPage(): void {
    this.pages.push('');
  }

  get isEmpty(): boolean {
    return this.pages.every((page) => page === '');
  }
}
