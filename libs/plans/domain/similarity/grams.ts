/** Gram → how often it occurs. */
export type Grams = ReadonlyMap<string, number>;

/** Stretches of Chinese characters, with # where a figure stands; and words in Latin letters. */
const stretch = /[\p{Script=Han}#]+|[a-z]+/gu;
const figure = /\d+(?:[.,]\d+)*/g;

/**
 * The grams of a text and how often each occurs: single Chinese characters and pairs of neighbours within a phrase, Latin words.
 * Every figure counts as #, since a task comes back next year with another number; width, case and punctuation do not count.
 */
export function gramsOf(text: string): Map<string, number> {
  const grams = new Map<string, number>();
  const add = (gram: string): void => void grams.set(gram, (grams.get(gram) ?? 0) + 1);
  for (const [run] of text.normalize('NFKC').toLowerCase().replace(figure, '#').matchAll(stretch)) {
    if (/^[a-z]/.test(run)) add(run);
    else addHan([...run], add);
  }
  return grams;
}

/** The grams of several texts taken together. */
export function gramsTogether(all: readonly Grams[]): Grams {
  const sum = new Map<string, number>();
  for (const grams of all) for (const [gram, times] of grams) sum.set(gram, (sum.get(gram) ?? 0) + times);
  return sum;
}

function addHan(signs: readonly string[], add: (gram: string) => void): void {
  signs.forEach((sign, at) => {
    add(sign);
    const next = signs[at + 1];
    if (next !== undefined) add(sign + next);
  });
}
