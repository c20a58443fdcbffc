import type { LocalDate } from '#kernel';
import type { Directory, UnitEntry, UnitMatch } from '#organizations/contract';
import type { DraftTask } from '#plans/contract';
import type { AssignmentRole } from '#tasks/contract';
import {
  collectiveNamed,
  type TaskPlace,
  unitInTwoRoles,
  unitMisprinted,
  unitSucceeded,
  unitUnknown,
  unitVague,
  type UnnumberedFinding,
} from './name-findings.js';

type UnitRef = DraftTask['units'][number];

/** Whose names a document prints, and when. */
export interface Naming {
  readonly directory: Directory;
  /** The day of the document. */
  readonly on: LocalDate;
  /** Who issued it: within its own plan a commission calls its sections by their bare names, 工程管理科. */
  readonly issuer: UnitEntry | undefined;
}

/** A name with its duty. `kept`: the unit that a person has given for it; it is not looked up. */
export interface PrintedUnit {
  readonly name: string;
  readonly role: AssignmentRole;
  readonly kept?: string;
}

interface Found {
  readonly ref: UnitRef;
  readonly printed: string;
  readonly match: UnitMatch | undefined;
  readonly isKept: boolean;
}

const weight: Readonly<Record<AssignmentRole, number>> = { support: 0, main: 1, lead: 2 };

/** One assignment per unit, and what is doubtful about the printed names. */
export function resolveUnits(
  printed: readonly PrintedUnit[],
  place: TaskPlace,
  naming: Naming,
): { readonly value: UnitRef[]; readonly findings: readonly UnnumberedFinding[] } {
  const groups = [
    ...Map.groupBy(
      printed.map((each) => foundUnit(each, naming)),
      ({ ref }) => ref.unit ?? `?${ref.name}`,
    ).values(),
  ];
  const doubts = groups.flatMap((group) => [...Map.groupBy(group, (each) => each.printed).values()]);
  const merged = groups.filter((group) => group.length > 1 && group.some(({ isKept }) => !isKept));
  return {
    value: groups.flatMap(assigned),
    findings: [
      ...doubts.flatMap(([first]) => doubtsAbout(first!, place, naming)),
      ...merged.map(([first]) => unitInTwoRoles(place, first!.ref.name)),
    ],
  };
}

/** The printed name is kept; only a misprint is replaced by the registered name. */
function foundUnit({ name: printed, role, kept }: PrintedUnit, { directory, on, issuer }: Naming): Found {
  if (kept !== undefined) return { ref: { unit: kept, name: printed, role }, printed, match: undefined, isKept: true };
  const match = directory.findUnit(printed, on) ?? (issuer && directory.findUnit(issuer.name + printed, on));
  const name = match?.how === 'misprint' ? match.unit.name : printed;
  return { ref: { unit: match?.unit.unitId ?? null, name, role }, printed, match, isKept: false };
}

function doubtsAbout(found: Found, place: TaskPlace, { directory, on }: Naming): UnnumberedFinding[] {
  const { match, printed, ref, isKept } = found;
  if (isKept) return [];
  if (!match)
    return [isVague(printed) ? unitVague(place, printed) : unitUnknown(place, printed, similar(printed, directory))];
  const { unit, how, predecessor } = match;
  const members = directory.members(unit.unitId, on);
  return [
    ...(how === 'misprint' ? [unitMisprinted(place, printed, unit.name)] : []),
    ...(predecessor ? [unitSucceeded(place, printed, unit.name)] : []),
    ...(unit.kind === 'collective' ? [collectiveNamed(place, ref.name, members)] : []),
  ];
}

/** 相关部门, 有关单位: whoever it may concern. */
const isVague = (name: string): boolean =>
  /^(?:各|其他|其它)?(?:相关|有关)\p{Script=Han}*(?:部门|单位|科室|企业|方面)$/u.test(name);

const similarUnits = 3;
const similar = (name: string, directory: Directory): string[] =>
  directory.unitsLike(name, similarUnits).map((unit) => unit.name);

/** What a person has put in stands as it was put in. */
const assigned = (group: readonly Found[]): UnitRef[] => {
  const kept = group.filter(({ isKept }) => isKept);
  return kept.length > 0 ? kept.map(({ ref }) => ref) : [heaviest(group)];
};

/** One unit has one assignment in a task: at its first place, with the heaviest of its roles. */
const heaviest = (group: readonly Found[]): UnitRef => {
  const role = group.map(({ ref }) => ref.role).reduce((a, b) => (weight[b] > weight[a] ? b : a));
  return { ...group[0]!.ref, role };
};
