/**
 * A number in [0, 1) that follows from its key alone, so that a scenario is the same on every run and one task's
 * chances do not depend on another's. FNV-1a, then the finalizer of MurmurHash3.
 */
export function chance(seed: number, ...key: readonly (string | number)[]): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of key.join('\u001f')) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from `low` to `high`, both included. */
export const whole = (low: number, high: number, of: number): number => low + Math.floor(of * (high - low + 1));

export const oneOf = <T>(choices: readonly T[], of: number): T => choices[Math.floor(of * choices.length)]!;

/** The name drawn from weights, `{ prompt: 45, late: 5 }`. */
export function drawn(weights: Readonly<Record<string, number>>, of: number): string {
  const names = Object.keys(weights);
  const total = names.reduce((sum, name) => sum + weights[name]!, 0);
  let rest = of * total;
  return names.find((name) => (rest -= weights[name]!) < 0) ?? names.at(-1)!;
}
