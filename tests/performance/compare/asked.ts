/** What `npm run bench -- compare …` was asked for. */
export interface Asked {
  readonly commit: string;
  readonly names: readonly string[];
  readonly rounds: number;
  readonly isStrict: boolean;
}

const fewestRounds = 7;

export const compareUsage = `usage: npm run bench -- compare COMMIT NAME … [--rounds N] [--strict]
  builds COMMIT and HEAD, runs the benchmarks of both in turns and prints per figure how much better HEAD is
  --rounds N     how often each runs; ${fewestRounds} and at least ${fewestRounds}
  --strict       exit code 1 when a figure is slower
`;

/** @returns null when it was not said rightly. */
export function askedOf(given: readonly string[], known: readonly string[]): Asked | null {
  const at = given.indexOf('--rounds');
  const rounds = at < 0 ? fewestRounds : Number(given[at + 1]);
  const [commit, ...names] = given.filter(
    (word, place) => word !== '--strict' && (at < 0 || (place !== at && place !== at + 1)),
  );
  if (commit === undefined || commit.startsWith('-') || names.length === 0) return null;
  if (!Number.isInteger(rounds) || rounds < fewestRounds) return null;
  if (names.some((name) => !known.includes(name))) return null;
  return { commit, names, rounds, isStrict: given.includes('--strict') };
}
