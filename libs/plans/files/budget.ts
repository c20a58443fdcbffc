import { type InBoth, saidText } from '#kernel';
import { maximumBytes } from '../domain/reading/index.js';
import { refuse } from './refusals.js';

/** What opening one file may take. */
export interface OpeningLimits {
  /** Bytes of all parts that are unpacked, together. A million empty rows of a sheet take some 60 MB. */
  readonly unpackedBytes: number;
  /** Files within an archive. */
  readonly entries: number;
  /** Whatever is kept piece by piece: paragraphs, rows, cells (those that merged cells cover included), styles, texts. */
  readonly pieces: number;
  /** Characters of text. */
  readonly characters: number;
  /** How deep elements may stand within one another. */
  readonly depth: number;
  readonly seconds: number;
}

export const usualLimits: OpeningLimits = {
  unpackedBytes: 256 * 1024 * 1024,
  entries: 5_000,
  pieces: 3_000_000,
  characters: maximumBytes,
  depth: 2_000,
  seconds: 30,
};

/** Counts what opening a file takes, and refuses to go on beyond a limit. Parsers spend while they stream. */
export class OpeningBudget {
  private readonly spent = { bytes: 0, pieces: 0, characters: 0 };
  private readonly until: number;

  /** `now` in milliseconds, of a clock that never goes back. */
  constructor(
    readonly name: string,
    readonly limits: OpeningLimits = usualLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.until = now() + limits.seconds * 1000;
  }

  checkTime(): void {
    const { name, limits } = this;
    if (this.now() > this.until) throw refuse('READ_OPENING_TIMED_OUT', { name, seconds: limits.seconds });
  }

  /** Of a chunk that was unpacked. */
  bytes(count: number): void {
    this.spent.bytes += count;
    if (this.spent.bytes > this.limits.unpackedBytes)
      this.refuse({ zh: '字节', en: 'bytes' }, this.limits.unpackedBytes);
    this.checkTime();
  }

  pieces(count: number): void {
    this.spent.pieces += count;
    if (this.spent.pieces > this.limits.pieces)
      this.refuse({ zh: '段落和单元格', en: 'paragraphs and cells' }, this.limits.pieces);
  }

  characters(count: number): void {
    this.spent.characters += count;
    if (this.spent.characters > this.limits.characters)
      this.refuse({ zh: '字符', en: 'characters' }, this.limits.characters);
  }

  entries(count: number): void {
    if (count > this.limits.entries)
      this.refuse({ zh: '压缩包内的文件', en: 'files in the archive' }, this.limits.entries);
  }

  depth(count: number): void {
    if (count > this.limits.depth) this.refuse({ zh: '嵌套层数', en: 'nested elements' }, this.limits.depth);
  }

  private refuse(what: InBoth, limit: number): never {
    throw refuse('READ_UNPACKS_TOO_LARGE', { name: this.name, what: saidText(what), limit });
  }
}
