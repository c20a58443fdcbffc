import type { DraftTask, PlanFinding } from '#plans/contract';

export const gapKinds = [
  'text-missing',
  'main-unit-missing',
  'unit-unknown',
  'unit-twice',
  'leader-unknown',
  'deadline-missing',
  'deadline-reversed',
] as const;
export type GapKind = (typeof gapKinds)[number];

/** What a task lacks before it can be supervised. */
export interface Gap {
  readonly kind: GapKind;
  readonly field: 'text' | 'units' | 'leaders' | 'deadline';
  /** Of the unit or leader; null where it is about none. */
  readonly name: string | null;
}

type Look = (task: DraftTask) => readonly (string | null)[];

const fieldOf: Readonly<Record<GapKind, Gap['field']>> = {
  'text-missing': 'text',
  'main-unit-missing': 'units',
  'unit-unknown': 'units',
  'unit-twice': 'units',
  'leader-unknown': 'leaders',
  'deadline-missing': 'deadline',
  'deadline-reversed': 'deadline',
};

const once = (lacks: boolean): readonly null[] => (lacks ? [null] : []);

/** What each kind finds: a name for each unit or leader that it is about, or null. */
const looks: Readonly<Record<GapKind, Look>> = {
  'text-missing': ({ text }) => once(text.trim() === ''),
  'main-unit-missing': ({ units }) => once(units.every(({ role }) => role === 'support')),
  'unit-unknown': ({ units }) => units.filter(({ unit }) => unit === null).map(({ name }) => name),
  'unit-twice': ({ units }) => repeated(units),
  'leader-unknown': ({ leaders }) => leaders.filter(({ post }) => post === null).map(({ name }) => name),
  'deadline-missing': ({ deadline }) => once(deadline.kind === 'unspecified'),
  'deadline-reversed': ({ deadline }) => once(deadline.kind === 'window' && deadline.from > deadline.to),
};

/** Everything that the task lacks; nothing when it is complete. A supervised task has a definite deadline and one assignment per unit. */
export const gapsIn = (task: DraftTask): readonly Gap[] =>
  gapKinds.flatMap((kind) => looks[kind](task).map((name) => ({ kind, field: fieldOf[kind], name })));

/** Whether the finding speaks of this gap: settling it means to fill the gap. */
export const speaksOf = ({ field, excerpt }: PlanFinding, gap: Gap): boolean =>
  field === gap.field && (gap.name === null || gap.name === excerpt);

const repeated = (units: DraftTask['units']): string[] =>
  units
    .filter(({ unit }, place) => unit !== null && units.findIndex((other) => other.unit === unit) < place)
    .map(({ name }) => name);
