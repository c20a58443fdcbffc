import { editDistance, nameKey } from './names.js';
import { bySound, readings } from './sound.js';

export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

interface Prepared<Value> {
  readonly key: string;
  readonly length: number;
  /** Every reading of every character. */
  readonly sounds: ReadonlySet<string>;
  readonly value: Value;
}

const mostAnswers = 1_000;

/** Finds the values whose names are similar to a printed name. It is prepared once for many questions. */
export class SimilarNames<Value> {
  private readonly prepared: readonly Prepared<Value>[];
  /** Answers that were given, because a document prints the same unknown name in many tasks. */
  private readonly answers = new Map<string, readonly Value[]>();

  /** @param farthest the largest distance between two names, given the length of the longer one. */
  constructor(
    named: readonly Named<Value>[],
    private readonly farthest: (length: number) => number,
  ) {
    this.prepared = named.map(({ name, value }) => {
      const key = nameKey(name);
      return { key, length: [...key].length, sounds: new Set([...key].flatMap(readings)), value };
    });
  }

  /** Each value once, by its nearest name. Of values at the same distance the one registered first comes first. */
  to(printed: string): readonly Value[] {
    const key = nameKey(printed);
    const answered = this.answers.get(key);
    if (answered) return answered;
    const found = this.search(key);
    if (this.answers.size >= mostAnswers) this.answers.clear();
    this.answers.set(key, found);
    return found;
  }

  private search(key: string): readonly Value[] {
    const signs = [...key];
    const best = new Map<Value, number>();
    for (const { key: name, length, sounds, value } of this.prepared) {
      const limit = this.farthest(Math.max(signs.length, length));
      if (unheardCharacters(signs, sounds, limit) > limit) continue;
      const distance = distanceOf(key, name, limit);
      if (distance <= limit) best.set(value, Math.min(distance, best.get(value) ?? Infinity));
    }
    return [...best].sort(([, a], [, b]) => a - b).map(([value]) => value);
  }
}

/** How many characters sound like no character of the other name; each of them costs at least one step. Stops above the limit. */
function unheardCharacters(signs: readonly string[], sounds: ReadonlySet<string>, limit: number): number {
  let unheard = 0;
  for (const sign of signs) {
    if (!readings(sign).some((sound) => sounds.has(sound))) unheard++;
    if (unheard > limit) break;
  }
  return unheard;
}

function distanceOf(key: string, name: string, limit: number): number {
  const short = abbreviation(key, name) ?? abbreviation(name, key) ?? Infinity;
  return Math.min(editDistance(key, name, limit, bySound), short);
}

const leftOutSign = 0.25;

/**
 * The distance of an abbreviation from its full name, as of 区住建委 from 区住房城乡建设委; null when `short` is no abbreviation. An
 * abbreviation has the same first and last character, and its other characters in the same order.
 */
function abbreviation(short: string, long: string): number | null {
  const [a, b] = [[...short], [...long]];
  if (a.length < 3 || a.length >= b.length || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return null;
  let next = 0;
  for (const sign of b) if (sign === a[next]) next++;
  return next === a.length ? leftOutSign * (b.length - a.length) : null;
}
