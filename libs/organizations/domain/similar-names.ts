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

/** What a name may have been meant to be. Prepared once for many questions. */
export class SimilarNames<Value> {
  private readonly prepared: readonly Prepared<Value>[];
  /** A document prints the same unknown name in many tasks. */
  private readonly answers = new Map<string, readonly Value[]>();

  /** `farthest`: the largest distance for names of which the longer has that length. */
  constructor(
    named: readonly Named<Value>[],
    private readonly farthest: (length: number) => number,
  ) {
    this.prepared = named.map(({ name, value }) => {
      const key = nameKey(name);
      return { key, length: [...key].length, sounds: new Set([...key].flatMap(readings)), value };
    });
  }

  /** Each value once, by its nearest name; of those as near, the one registered first. */
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
      if (strangeSigns(signs, sounds, limit) > limit) continue;
      const distance = distanceOf(key, name, limit);
      if (distance <= limit) best.set(value, Math.min(distance, best.get(value) ?? Infinity));
    }
    return [...best].sort(([, a], [, b]) => a - b).map(([value]) => value);
  }
}

/** How many signs sound like nothing in the other name: each is a whole step at least. Stops beyond the limit. */
function strangeSigns(signs: readonly string[], sounds: ReadonlySet<string>, limit: number): number {
  let strange = 0;
  for (const sign of signs) {
    if (!readings(sign).some((sound) => sounds.has(sound))) strange++;
    if (strange > limit) break;
  }
  return strange;
}

function distanceOf(key: string, name: string, limit: number): number {
  const short = abbreviation(key, name) ?? abbreviation(name, key) ?? Infinity;
  return Math.min(editDistance(key, name, limit, bySound), short);
}

const leftOutSign = 0.25;

/** 区住建委 is what is left of 区住房城乡建设委: same ends, the signs between in order. */
function abbreviation(short: string, long: string): number | null {
  const [a, b] = [[...short], [...long]];
  if (a.length < 3 || a.length >= b.length || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return null;
  let next = 0;
  for (const sign of b) if (sign === a[next]) next++;
  return next === a.length ? leftOutSign * (b.length - a.length) : null;
}
