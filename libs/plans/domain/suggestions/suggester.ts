import { gramsOf } from '../similarity/grams.js';
import { createGramIndex } from '../similarity/similarity-index.js';
import type { Candidate, Known, KnownTask } from './knowledge.js';
import { createMentions } from './mentions.js';
import { combine, createVotes, ranked, type Near, type Scores } from './votes.js';

/** An earlier task that speaks for a unit or a leader. */
export interface Precedent {
  readonly task: KnownTask;
  /** Of the texts, 0 to 1. */
  readonly similarity: number;
}

export interface Suggestion extends Known {
  /** 1 if all evidence agrees and an earlier plan holds the same text; near 0 if no earlier task is similar. */
  readonly score: number;
  /** Of the tasks nearest to the text those for which it answered, nearest first; none where only its name or its vocabulary speaks for it. */
  readonly precedents: readonly Precedent[];
}

export interface Suggestions {
  readonly units: readonly Suggestion[];
  readonly leaders: readonly Suggestion[];
}

export interface Limits {
  readonly units: number;
  readonly leaders: number;
  readonly precedents: number;
}

/** How much each kind of evidence counts. Tuned on the plans of 2021: each was predicted from the other plans of 2020 and 2021. */
export const weights = {
  /** How many of the nearest tasks vote, and how much nearness counts. */
  nearest: 20,
  sharpness: 3,
  neighbours: 1,
  vocabulary: 0.25,
  mention: 0.8,
  section: 0.2,
  /** Share of a unit that is not the first named, and of one that supports. */
  later: 0.6,
  support: 0.3,
};
export type Weights = typeof weights;

const usual: Limits = { units: 5, leaders: 3, precedents: 3 };

/**
 * Who might answer for a task, from who answered for earlier ones: the nearest texts vote; a unit's own vocabulary, its name
 * in the text and the chapter add to it. Leaders are told the same way, but are not named in texts.
 * Pure. `units` may be suggested for their name alone.
 */
export function createSuggester(tasks: readonly KnownTask[], units: readonly Known[] = [], by: Weights = weights) {
  const grams = tasks.map(({ text }) => gramsOf(text));
  const index = createGramIndex(grams);
  const ofUnits = createVotes(tasks, grams, (task) => sharesOf(task, by));
  const ofLeaders = createVotes(tasks, grams, ({ leaders }) => new Map(leaders.map(({ key }) => [key, 1])));
  const unitNames = namesOf([...units, ...tasks.flatMap((task) => task.units)]);
  const leaderNames = namesOf(tasks.flatMap(({ leaders }) => leaders));
  const mentions = createMentions([...unitNames].map(([key, name]) => ({ key, name })));

  const scored = (
    votes: typeof ofUnits,
    { text, section }: Candidate,
    near: readonly Near[],
    mentioned: Scores,
  ): Scores =>
    combine([
      [by.neighbours, votes.ofNeighbours(near, by.sharpness)],
      [by.vocabulary, votes.ofVocabulary(text)],
      [by.mention, mentioned],
      [by.section, votes.ofSection(section)],
    ]);

  return (candidate: Candidate, limits: Limits = usual): Suggestions => {
    const near = index.nearest(candidate.text, by.nearest).map(({ index: at, score }) => ({ at, similarity: score }));
    const precedents = (holds: (task: KnownTask) => readonly Known[], key: string): Precedent[] =>
      near
        .filter(({ at }) => holds(tasks[at]!).some((each) => each.key === key))
        .slice(0, limits.precedents)
        .map(({ at, similarity }) => ({ task: tasks[at]!, similarity }));
    const strength = near[0]?.similarity ?? 0;
    const unitScores = scored(ofUnits, candidate, near, mentions(candidate.text));
    const leaderScores = scored(ofLeaders, candidate, near, new Map());
    return {
      units: listed(unitScores, limits.units, unitNames, (key) => precedents((task) => task.units, key), strength),
      leaders: listed(
        leaderScores,
        limits.leaders,
        leaderNames,
        (key) => precedents((task) => task.leaders, key),
        strength,
      ),
    };
  };
}

const namesOf = (all: readonly Known[]): ReadonlyMap<string, string> =>
  new Map(all.map(({ key, name }) => [key, name]));

const sharesOf = ({ units }: KnownTask, { later, support }: Weights): Scores =>
  new Map(
    units
      .map(({ key, role }, place): [string, number] => [key, role === 'support' ? support : place === 0 ? 1 : later])
      .reverse(),
  );

function listed(
  scores: Scores,
  most: number,
  names: ReadonlyMap<string, string>,
  precedents: (key: string) => Precedent[],
  strength: number,
): Suggestion[] {
  const best = ranked(scores).slice(0, most);
  const top = best[0]?.[1] ?? 1;
  return best.map(([key, score]) => ({
    key,
    name: names.get(key) ?? key,
    score: (strength * score) / top,
    precedents: precedents(key),
  }));
}
