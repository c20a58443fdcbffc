import { type InBoth, listed, textFrom, verbatim } from './words.js';

const mostKnown = 12;

/** What is known, the most similar to what was given first; the order stays among those that are not similar. */
export function nearestFirst(known: readonly string[], given: string): readonly string[] {
  const wanted = given.toLowerCase();
  const near = known
    .map((name) => ({ name, steps: stepsBetween(wanted, name.toLowerCase()) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(Math.max(name.length, given.length) / 3)))
    .sort((a, b) => a.steps - b.steps)
    .map(({ name }) => name);
  return [...near, ...known.filter((name) => !near.includes(name))];
}

interface Known {
  /** How many are listed. */
  readonly most?: number;
  /** What people call each, where that is not the same. */
  readonly words?: ReadonlyMap<string, InBoth>;
}

/** What is known, in quotes, the most similar first, and how many more there are. */
export const knownText = (known: readonly string[], given = '', { most = mostKnown, words }: Known = {}): InBoth => {
  const all = nearestFirst(known, given.slice(0, 100));
  const more = all.length - most;
  return textFrom((inLanguage, language) => {
    const names = all.slice(0, most).map((name) => inLanguage(withMeaning(name, words?.get(name))));
    const rest = more > 0 ? inLanguage({ zh: `等 ${all.length} 项`, en: ` and ${more} more` }) : '';
    return `${listed(names, language) || '—'}${rest}`;
  });
};

/** “good”（良好） · "forceMajeure" (force majeure) */
function withMeaning(name: string, { zh, en }: InBoth = verbatim(name)): InBoth {
  const word = quoted(name);
  return { zh: zh === name ? word.zh : `${word.zh}（${zh}）`, en: en === name ? word.en : `${word.en} (${en})` };
}

export const quoted = (name: string): InBoth => ({ zh: `“${name}”`, en: `"${name}"` });

/** Levenshtein: how many letters must be changed, added or left out. */
export function stepsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (let place = 1; place < row.length; place++) {
      const change = row[place - 1]! + (letter === to[place - 1] ? 0 : 1);
      next.push(Math.min(change, row[place]! + 1, next[place - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
