import type { InBoth } from '#kernel';
import type { DraftTask, FoundDuplicate, PlanCommandType, PlanFinding } from '#plans/contract';
import type { Gap, GapKind } from './gaps.js';

/** What may be done about an obstacle: a command to the plan, as far as it is known, and as a line for the command line. */
export interface Fix {
  readonly command: PlanCommandType;
  readonly data: Readonly<Record<string, unknown>>;
  /** Places in the data that a person fills in. */
  readonly missing: readonly string[];
  readonly cli: string;
}

/** What a fix is made from. */
export interface GapFacts {
  readonly planId: string;
  readonly task: DraftTask;
  readonly gap: Gap;
  /** Names near the one that is unknown, best first. */
  readonly proposals: readonly string[];
}

const NAME = 'NAME';
const day = 'YYYY-MM-DD';

/** What fills a gap, the usual way first. */
export const fixesOf = (facts: GapFacts): readonly Fix[] => [...ways[facts.gap.kind](facts)];

const ways: Readonly<Record<GapKind, (facts: GapFacts) => readonly Fix[]>> = {
  'text-missing': (facts) => [
    correct(facts, { field: 'text' }, ['value'], '--text TEXT'),
    dropped(facts.planId, facts.task.seq),
  ],
  'main-unit-missing': (facts) => [
    correct(facts, { field: 'units', change: 'add', role: 'main' }, ['unit'], `--add-unit ${NAME}:main`),
  ],
  'unit-unknown': (facts) => [replaced(facts, 'unit'), removed(facts)],
  'unit-twice': (facts) => [removed(facts)],
  'leader-unknown': (facts) => [replaced(facts, 'leader'), removed(facts)],
  'deadline-missing': (facts) => [correct(facts, { field: 'deadline' }, ['value'], `--deadline ${day}`)],
  'deadline-reversed': (facts) => [correct(facts, { field: 'deadline' }, ['value'], `--deadline ${day}..${day}`)],
};

function replaced(facts: GapFacts, what: 'unit' | 'leader'): Fix {
  const { gap, proposals } = facts;
  const former = gap.name ?? '';
  const [best] = proposals;
  const named = what === 'unit' ? 'unit' : 'post';
  const correction = {
    ...{ field: gap.field, change: 'replace', former },
    ...(best !== undefined && { [named]: best }),
  };
  return correct(
    facts,
    correction,
    best === undefined ? [named] : [],
    `--${what} ${word(`${former}=${best ?? NAME}`)}`,
  );
}

function removed(facts: GapFacts): Fix {
  const { gap } = facts;
  const former = gap.name ?? '';
  const option = gap.field === 'leaders' ? '--remove-leader' : '--remove-unit';
  return correct(facts, { field: gap.field, change: 'remove', former }, [], `${option} ${word(former)}`);
}

const correct = (
  { planId, task: { seq } }: GapFacts,
  correction: Readonly<Record<string, unknown>>,
  missing: readonly string[],
  options: string,
): Fix => ({
  command: 'CorrectPlan',
  data: { seq, correction },
  missing: [...missing.map((name) => `correction.${name}`), 'reason'],
  cli: `zhezi correct ${planId} ${seq} ${options}`,
});

const dropped = (planId: string, seq: number): Fix => ({
  command: 'DropPlanTask',
  data: { seq },
  missing: ['reason'],
  cli: `zhezi drop ${planId} ${seq} --reason TEXT`,
});

/** Of two tasks that are the same work one goes, or somebody says why both stand. */
export const fixesOfDuplicate = (planId: string, { seq, other }: FoundDuplicate): readonly Fix[] => [
  dropped(planId, seq),
  {
    command: 'DismissDuplicate',
    data: { seq, other },
    missing: ['reason'],
    cli: `zhezi dismiss ${planId} ${seq}=${other} --reason TEXT`,
  },
];

export const fixesOfFinding = (planId: string, { findingId }: PlanFinding): readonly Fix[] => [
  {
    command: 'DismissFinding',
    data: { findingId },
    missing: ['reason'],
    cli: `zhezi dismiss ${planId} ${findingId} --reason TEXT`,
  },
];

export const fixesOfEmpty = (planId: string): readonly Fix[] => [
  { command: 'DiscardPlan', data: {}, missing: ['reason'], cli: `zhezi discard ${planId} --reason TEXT` },
];

const placeholders: readonly (readonly [RegExp, string])[] = [
  [/(?<= --reason )TEXT$/u, '原因'],
  [/(?<= --text )TEXT$/u, '文字'],
  [/(?<= --add-unit )NAME(?=:main$)/u, '单位'],
  [/(?<= --unit .*=)NAME(?='?$)/u, '单位'],
  [/(?<= --leader .*=)NAME(?='?$)/u, '姓名'],
];

/** The line in the language of the person: what is filled in is called 原因, 单位 … in Chinese. */
export const fixSaid = ({ cli }: Pick<Fix, 'cli'>): InBoth => ({
  zh: placeholders.reduce((line, [placeholder, zh]) => line.replace(placeholder, zh), cli),
  en: cli,
});

/** As a shell takes it: in quotation marks where it would otherwise fall apart. */
const word = (text: string): string =>
  /^[\p{L}\p{N}=:.,_〔〕（）《》、-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
