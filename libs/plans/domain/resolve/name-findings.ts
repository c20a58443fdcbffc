import type { LocalDate } from '#kernel';
import type { Membership } from '#organizations/contract';
import type { PlanFinding } from '#plans/contract';

/** A doubt before it is numbered within its plan. */
export type UnnumberedFinding = Omit<PlanFinding, 'findingId'>;

export interface TaskPlace {
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

/** 相关部门: not a name that could be registered. */
export const unitVague = (place: TaskPlace, name: string): UnnumberedFinding => ({
  ...inUnits(place, name),
  code: 'PLAN_UNIT_VAGUE',
  severity: 'error',
  reason: {
    zh: `“${name}”没有指明单位，无法交办。请改为具体单位。`,
    en: `"${name}" names no unit, so nobody can be assigned. Name the units that are meant.`,
  },
  proposal: null,
});

export const unitMisprinted = (place: TaskPlace, printed: string, name: string): UnnumberedFinding => ({
  ...inUnits(place, printed),
  code: 'PLAN_UNIT_MISPRINT',
  severity: 'info',
  reason: {
    zh: `印作“${printed}”，登记簿为“${name}”，已按登记簿更正。`,
    en: `Printed "${printed}"; the directory has "${name}", which was taken.`,
  },
  proposal: name,
});

export const unitSucceeded = (place: TaskPlace, printed: string, name: string): UnnumberedFinding => ({
  ...inUnits(place, printed),
  code: 'PLAN_UNIT_SUCCEEDED',
  severity: 'info',
  reason: {
    zh: `印发之日“${printed}”已并入“${name}”，由后者承办。`,
    en: `On the day of issue "${printed}" had merged into "${name}", which takes the assignment.`,
  },
  proposal: name,
});

/** A collective is one assignment, but no single unit can sign for it. The finding proposes its members; only an officer replaces it by them. */
export const collectiveNamed = (
  place: TaskPlace,
  name: string,
  members: Membership | undefined,
): UnnumberedFinding => ({
  ...inUnits(place, name),
  code: 'PLAN_UNIT_COLLECTIVE',
  severity: 'warning',
  reason: members?.scope === 'all' ? wholeCollective(name, members.units.length) : partOfCollective(name),
  proposal: members && members.units.length > 0 ? members.units.map((unit) => unit.name).join('；') : null,
});

const wholeCollective = (name: string, count: number) => ({
  zh: `“${name}”是 ${count} 个单位的合称，没有单位能代其签收。如各成员分别承办，请逐一列名。`,
  en: `"${name}" stands for ${count} units; none of them can sign for it. If each has its own part, list them one by one.`,
});

const partOfCollective = (name: string) => ({
  zh: `“${name}”没有指明是哪些单位，没有单位能代其签收。请列明承办的单位。`,
  en: `"${name}" does not say which units are meant; none can sign for it. List the units that take part.`,
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

const inLeaders = (place: TaskPlace, name: string) =>
  ({ line: place.line, seq: place.seq, field: 'leaders', excerpt: name, severity: 'error' }) as const;

export const leaderUnknown = (
  place: TaskPlace,
  name: string,
  on: LocalDate,
  similar: readonly string[],
): UnnumberedFinding => ({
  ...inLeaders(place, name),
  code: 'PLAN_LEADER_UNKNOWN',
  reason: {
    zh: `登记簿中没有 ${on} 在任的领导“${name}”。请更正姓名，或先登记其职务和任职日期。`,
    en: `No post was held by "${name}" on ${on}. Correct the name, or register the post and its holder first.`,
  },
  proposal: similar.length > 0 ? similar.join('；') : null,
});

/** `terms`: what is registered of that person, in words. */
export const leaderOutOfOffice = (
  place: TaskPlace,
  name: string,
  on: LocalDate,
  terms: readonly string[],
): UnnumberedFinding => ({
  ...inLeaders(place, name),
  code: 'PLAN_LEADER_OUT_OF_OFFICE',
  reason: {
    zh: `${on} 在“${name}”的任职日期之外，登记的任职：${terms.join('；')}。请核对文件日期，或更正任职日期。`,
    en: `${on} is outside the terms of "${name}": ${terms.join('; ')}. Check the day of the document, or correct the term.`,
  },
  proposal: terms.join('；'),
});
