import { formatNumber } from './number-format.js';

export interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1" stands for the number of the first level. */
  readonly text: string;
  readonly suffix: string;
  /** Numbers of upper levels are printed as digits. */
  readonly isLegal: boolean;
  /** The level (from 1) whose next number restarts this one; 0 never; null any upper one. */
  readonly restart: number | null;
  /** The paragraph style that stands for this level. */
  readonly style: string | null;
}

/** A list as used by paragraphs: its levels, and which lists count together. */
export interface NumberedList {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where this list starts its levels anew. */
  readonly starts: ReadonlyMap<number, number>;
}

const plainLevel: Level = {
  start: 1,
  format: 'decimal',
  text: '',
  suffix: 'nothing',
  isLegal: false,
  restart: null,
  style: null,
};

const levelsInText = /%([1-9])/g;

/** Counts the numbered paragraphs of a document and prints their numbers as Word does. */
export class Numbering {
  private readonly counts = new Map<string, (number | null)[]>();
  private readonly begun = new Set<string>();

  constructor(private readonly lists: ReadonlyMap<string, NumberedList>) {}

  /** The level that a paragraph style stands for in a list. */
  levelOfStyle(list: string, style: string): number {
    const found = [...(this.lists.get(list)?.levels ?? [])].find(([, level]) => level.style === style);
    return found?.[0] ?? 0;
  }

  /** The number of the next paragraph of a list and level, with what separates it from the text; "" when it has none. */
  next(listId: string, at: number): string {
    const list = this.lists.get(listId);
    const level = list?.levels.get(at);
    if (!list || !level) return '';
    const counts = this.counts.get(list.definition) ?? [];
    this.counts.set(list.definition, counts);
    this.startAnew(listId, list, counts);
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    this.restartBelow(list, at, counts);
    const number = level.format === 'bullet' ? '' : this.print(list, level, counts);
    return number === '' ? '' : number + parting(level, number);
  }

  /** A list with starts of its own begins there when it is first used. */
  private startAnew(listId: string, { starts }: NumberedList, counts: (number | null)[]): void {
    if (this.begun.has(listId)) return;
    this.begun.add(listId);
    for (const [at, start] of starts) counts[at] = start - 1;
  }

  private restartBelow(list: NumberedList, at: number, counts: (number | null)[]): void {
    for (let below = at + 1; below < counts.length; below++) {
      const { restart } = list.levels.get(below) ?? plainLevel;
      if (restart === 0 || (restart !== null && at >= restart)) continue;
      const own = list.starts.get(below);
      counts[below] = own === undefined ? null : own - 1;
    }
  }

  private print(list: NumberedList, level: Level, counts: readonly (number | null)[]): string {
    return level.text.replace(levelsInText, (_, digit: string) => {
      const index = Number(digit) - 1;
      const used = list.levels.get(index) ?? plainLevel;
      const value = counts[index] ?? used.start;
      return formatNumber(value, level.isLegal && used !== level ? 'decimal' : used.format);
    });
  }
}

/** After 一、 or （1） or 1. no space is needed. */
const parting = ({ suffix }: Level, number: string): string =>
  suffix === 'nothing' || /[、．.）)，。：:\s]$/.test(number) ? '' : ' ';
