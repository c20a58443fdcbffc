import type { Candidate, Known, KnownTask } from './knowledge.js';
import { createSimilarityIndex } from '../similarity/similarity-index.js';
import { createSuggester, type Weights, weights } from './suggester.js';

const firstUnitPlaces = 3;
const anyUnitPlaces = 5;
const leaderPlaces = 3;

/** Hits out of `n` tasks. */
export interface HitRate {
  readonly hits: number;
  readonly n: number;
}

export interface HitRates {
  /** The first named unit among the first three suggested. */
  readonly firstUnit: HitRate;
  /** Any named unit among the first five. */
  readonly anyUnit: HitRate;
  /** Any leader among the first three, by post. */
  readonly leader: HitRate;
  /** The same, counted only for tasks whose leader occurs in the earlier tasks: a new leader cannot be predicted. */
  readonly knownLeader: HitRate;
}

export interface Evaluation {
  readonly suggested: HitRates;
  /** Always the most frequent ones. */
  readonly majority: HitRates;
  /** Always the most frequent ones of the chapter with the most similar heading. */
  readonly sectionMajority: HitRates;
}

interface Guess {
  readonly first: readonly string[];
  readonly units: readonly string[];
  readonly leaders: readonly string[];
}
type Guesser = (candidate: Candidate) => Guess;

/** The keys that occur most, most frequent first. */
const commonest = (keys: readonly string[]): string[] =>
  [...Map.groupBy(keys, (key) => key)]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([key]) => key);

const majorityOf = (knowledge: readonly KnownTask[]): Guess => ({
  first: commonest(knowledge.flatMap(({ units }) => units.slice(0, 1).map(({ key }) => key))),
  units: commonest(knowledge.flatMap(({ units }) => units.map(({ key }) => key))),
  leaders: commonest(knowledge.flatMap(({ leaders }) => leaders.map(({ key }) => key))),
});

const majorityGuesser = (knowledge: readonly KnownTask[]): Guesser => {
  const guess = majorityOf(knowledge);
  return () => guess;
};

const sectionGuesser = (knowledge: readonly KnownTask[]): Guesser => {
  const groups = [...Map.groupBy(knowledge, ({ section }) => section ?? '')];
  const guesses = groups.map(([, tasks]) => majorityOf(tasks));
  const index = createSimilarityIndex(groups.map(([section]) => section));
  const overall = majorityOf(knowledge);
  return ({ section }) => guesses[index.nearest(section ?? '', 1)[0]?.index ?? -1] ?? overall;
};

const suggestingGuesser = (knowledge: readonly KnownTask[], units: readonly Known[], by: Weights): Guesser => {
  const suggest = createSuggester(knowledge, units, by);
  const limits = { units: anyUnitPlaces, leaders: leaderPlaces, precedents: 0 };
  return (candidate) => {
    const { units: suggested, leaders } = suggest(candidate, limits);
    const keys = suggested.map(({ key }) => key);
    return { first: keys, units: keys, leaders: leaders.map(({ key }) => key) };
  };
};

interface Trial {
  readonly task: KnownTask;
  readonly guess: Guess;
  /** Posts that occur in the earlier tasks. */
  readonly posts: ReadonlySet<string>;
}

const rate = (trials: readonly Trial[], hit: (trial: Trial) => boolean): HitRate => ({
  hits: trials.filter(hit).length,
  n: trials.length,
});

const rates = (trials: readonly Trial[]): HitRates => {
  const withUnits = trials.filter(({ task }) => task.units.length > 0);
  const withLeaders = trials.filter(({ task }) => task.leaders.length > 0);
  const leaderHit = ({ task, guess }: Trial): boolean =>
    task.leaders.some(({ key }) => guess.leaders.slice(0, leaderPlaces).includes(key));
  return {
    firstUnit: rate(withUnits, ({ task, guess }) => guess.first.slice(0, firstUnitPlaces).includes(task.units[0]!.key)),
    anyUnit: rate(withUnits, ({ task, guess }) =>
      task.units.some(({ key }) => guess.units.slice(0, anyUnitPlaces).includes(key)),
    ),
    leader: rate(withLeaders, leaderHit),
    knownLeader: rate(
      withLeaders.filter(({ task, posts }) => task.leaders.some(({ key }) => posts.has(key))),
      leaderHit,
    ),
  };
};

type Split = readonly { readonly asked: readonly KnownTask[]; readonly knowledge: readonly KnownTask[] }[];

const evaluateSplits = (splits: Split, units: readonly Known[], by: Weights): Evaluation => {
  const trials = splits.flatMap(({ asked, knowledge }) => {
    const guessers = [
      suggestingGuesser(knowledge, units, by),
      majorityGuesser(knowledge),
      sectionGuesser(knowledge),
    ] as const;
    const posts = new Set(knowledge.flatMap(({ leaders }) => leaders.map(({ key }) => key)));
    return asked.map((task) => guessers.map((guesser): Trial => ({ task, guess: guesser(task), posts })));
  });
  const of = (which: number): HitRates => rates(trials.map((each) => each[which]!));
  return { suggested: of(0), majority: of(1), sectionMajority: of(2) };
};

/** Evaluates the given tasks, predicting each from the earlier tasks. */
export const evaluate = (
  asked: readonly KnownTask[],
  knowledge: readonly KnownTask[],
  units: readonly Known[] = [],
  by: Weights = weights,
): Evaluation => evaluateSplits([{ asked, knowledge }], units, by);

const folds = 10;

/** Evaluates one plan in ten parts: every tenth task is predicted from the rest of the plan and from the other plans. */
export const evaluateWithin = (
  asked: readonly KnownTask[],
  others: readonly KnownTask[],
  units: readonly Known[] = [],
  by: Weights = weights,
): Evaluation =>
  evaluateSplits(
    Array.from({ length: Math.min(folds, asked.length) }, (_, fold) => ({
      asked: asked.filter((_task, at) => at % folds === fold),
      knowledge: [...others, ...asked.filter((_task, at) => at % folds !== fold)],
    })),
    units,
    by,
  );
