import { type Grams, gramsTogether } from '../similarity/grams.js';
import { createGramIndex, createSimilarityIndex } from '../similarity/similarity-index.js';
import type { KnownTask } from './knowledge.js';

/** Key → how much speaks for it. */
export type Scores = ReadonlyMap<string, number>;

/** An earlier task near the candidate. */
export interface Near {
  readonly at: number;
  readonly similarity: number;
}

/** What the earlier tasks say for each unit, or each leader. */
export interface Votes {
  /** The nearest tasks vote, each by its similarity raised to `sharpness`. */
  ofNeighbours(near: readonly Near[], sharpness: number): Scores;
  /** How the text resembles all that each answered for, taken together. */
  ofVocabulary(text: string): Scores;
  /** Who answered for tasks in chapters with a similar heading. */
  ofSection(section: string | null): Scores;
}

const add = (scores: Map<string, number>, key: string, amount: number): void =>
  void scores.set(key, (scores.get(key) ?? 0) + amount);

/** `grams` are those of the tasks' texts; `shares` gives who answered for a task, the first named with 1. */
export function createVotes(
  tasks: readonly KnownTask[],
  grams: readonly Grams[],
  shares: (task: KnownTask) => Scores,
): Votes {
  const all = tasks.map(shares);
  return {
    ofNeighbours(near, sharpness) {
      const scores = new Map<string, number>();
      for (const { at, similarity } of near) {
        const weight = similarity ** sharpness;
        for (const [key, share] of all[at]!) add(scores, key, weight * share);
      }
      return scores;
    },
    ofVocabulary: vocabularyOf(grams, all),
    ofSection: sectionsOf(tasks, all),
  };
}

function vocabularyOf(grams: readonly Grams[], all: readonly Scores[]): (text: string) => Scores {
  const own = new Map<string, Grams[]>();
  all.forEach((shares, at) => {
    for (const key of shares.keys()) own.set(key, [...(own.get(key) ?? []), grams[at]!]);
  });
  const keys = [...own.keys()];
  const index = createGramIndex([...own.values()].map(gramsTogether));
  return (text) => new Map(index.nearest(text, keys.length).map(({ index: at, score }) => [keys[at]!, score]));
}

const nearSections = 3;

function sectionsOf(tasks: readonly KnownTask[], all: readonly Scores[]): (section: string | null) => Scores {
  const tallies = new Map<string, Map<string, number>>();
  all.forEach((shares, at) => {
    const section = tasks[at]!.section ?? '';
    const tally = tallies.get(section) ?? new Map<string, number>();
    tallies.set(section, tally);
    for (const [key, share] of shares) add(tally, key, share);
  });
  const sections = [...tallies.keys()];
  const index = createSimilarityIndex(sections);
  return (section) => {
    const scores = new Map<string, number>();
    for (const { index: at, score } of index.nearest(section ?? '', nearSections))
      for (const [key, share] of tallies.get(sections[at]!)!) add(scores, key, share * score);
    return scores;
  };
}

/** Adds scores up, each brought to a largest of 1 and weighed. */
export function combine(parts: readonly (readonly [weight: number, scores: Scores])[]): Scores {
  const sum = new Map<string, number>();
  for (const [weight, scores] of parts) {
    const largest = Math.max(0, ...scores.values());
    if (largest > 0) for (const [key, score] of scores) add(sum, key, (weight * score) / largest);
  }
  return sum;
}

/** Best first; equal ones by key, so that the order is always the same. */
export const ranked = (scores: Scores): (readonly [string, number])[] =>
  [...scores].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
