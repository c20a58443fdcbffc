const notHan = /[^\p{Script=Han}a-z0-9]+/u;
const figure = /\d+(?:[.,]\d+)*/g;

/** Pairs of neighbouring characters within a phrase, each once: what a text is looked up by. Figures do not count. */
export function pairsOfCharacters(text: string): string[] {
  const phrases = text.normalize('NFKC').toLowerCase().replace(figure, ' ').split(notHan);
  const pairs = phrases.flatMap((phrase) => {
    const signs = [...phrase];
    return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
  });
  return [...new Set(pairs)];
}

/** How many texts of a sample hold each pair. */
export function heldBy(sample: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const pairs of sample) for (const pair of pairs) held.set(pair, (held.get(pair) ?? 0) + 1);
  return held;
}

/** The pairs that tell a text best apart: those that fewest texts hold. Two texts of the same work share one of them. */
export const tellingPairs = (pairs: readonly string[], held: ReadonlyMap<string, number>, count: number): string[] =>
  [...pairs].sort((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, count);
