import { editDistance, nameKey } from './names.js';
import { bySound } from './sound.js';

export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Each value once, by its nearest name; as near as registered first. Those farther than `farthest(length of the longer name)` are left out. */
export function nearest<Value>(
  printed: string,
  named: readonly Named<Value>[],
  farthest: (length: number) => number,
): readonly Value[] {
  const key = nameKey(printed);
  const best = new Map<Value, number>();
  for (const { name, value } of named) {
    const distance = distanceOf(key, nameKey(name), farthest);
    if (distance !== null) best.set(value, Math.min(distance, best.get(value) ?? Infinity));
  }
  return [...best].sort(([, a], [, b]) => a - b).map(([value]) => value);
}

function distanceOf(key: string, name: string, farthest: (length: number) => number): number | null {
  const limit = farthest(Math.max([...key].length, [...name].length));
  const distance = editDistance(key, name, limit, bySound);
  const short = abbreviation(key, name) ?? abbreviation(name, key) ?? Infinity;
  const least = Math.min(distance, short);
  return least <= limit ? least : null;
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
