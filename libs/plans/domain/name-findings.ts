import type { LocalDate } from '#kernel';
import type { PlanFinding } from '#plans/contract';

/** A doubt before it is numbered within its plan. */
export type UnnumberedFinding = Omit<PlanFinding, 'findingId'>;

interface TaskPlace {
  readonly seq: number;
  readonly line: number;
}

const inUnits = (place: TaskPlace, name: string) =>
  ({ line: place.line, seq: place.seq, field: 'units', excerpt: name }) as const;

export const unitUnknown = (place: TaskPlace, name: string, similar: readonly string[]): UnnumberedFinding => ({
  ...inUnits(place, name),
  code: 'PLAN_UNIT_UNKNOWN',
  severity: 'error',
  reason: {
    zh: `登记簿中没有单位“${name}”。请更正单位名称，或先登记该单位。`,
    en: `No unit "${name}" is registered. Correct the name, or register the unit first.`,
  },
  proposal: similar.length > 0 ? similar.join('；') : null,
});

export const unitInTwoRoles = (place: TaskPlace, name: string): UnnumberedFinding => ({
  ...inUnits(place, name),
  code: 'PLAN_UNIT_IN_TWO_ROLES',
  severity: 'info',
  reason: {
    zh: `单位“${name}”在同一任务中出现不止一次，只记一次，取较重的责任。`,
    en: `The unit "${name}" stands in one task more than once; it is assigned once, with the heavier duty.`,
  },
  proposal: null,
});

export const leaderUnknown = (place: TaskPlace, name: string, on: LocalDate): UnnumberedFinding => ({
  line: place.line,
  seq: place.seq,
  field: 'leaders',
  excerpt: name,
  code: 'PLAN_LEADER_UNKNOWN',
  severity: 'error',
  reason: {
    zh: `登记簿中没有 ${on} 在任的领导“${name}”。请更正姓名，或先登记其职务和任职日期。`,
    en: `No post was held by "${name}" on ${on}. Correct the name, or register the post and its holder first.`,
  },
  proposal: null,
});
