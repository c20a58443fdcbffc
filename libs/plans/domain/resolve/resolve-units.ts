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

interface Found {
  readonly ref: UnitRef;
  readonly printed: string;
  readonly match: UnitMatch | undefined;
}

const weight: Readonly<Record<AssignmentRole, number>> = { support: 0, main: 1, lead: 2 };

/** One assignment per unit, and what is doubtful about the printed names. */
export function resolveUnits(
  printed: readonly { readonly name: string; readonly role: AssignmentRole }[],
  place: TaskPlace,
  naming: Naming,
): { readonly value: UnitRef[]; readonly findings: readonly UnnumberedFinding[] } {
  const groups = [
    ...Map.groupBy(
      printed.map(({ name, role }) => foundUnit(name, role, naming)),
      ({ ref }) => ref.unit ?? `?${ref.name}`,
    ).values(),
  ];
  const doubts = groups.flatMap((group) => [...Map.groupBy(group, (each) => each.printed).values()]);
  return {
    value: groups.map(heaviest),
    findings: [
      ...doubts.flatMap(([first]) => doubtsAbout(first!, place, naming)),
      ...groups.filter(({ length }) => length > 1).map(([first]) => unitInTwoRoles(place, first!.ref.name)),
    ],
  };
}

/** The printed name is kept; only a misprint is replaced by the registered name. */
function foundUnit(printed: string, role: AssignmentRole, { directory, on, issuer }: Naming): Found {
  const match = directory.findUnit(printed, on) ?? (issuer && directory.findUnit(issuer.name + printed, on));
  const name = match?.how === 'misprint' ? match.unit.name : printed;
  return { ref: { unit: match?.unit.unitId ?? null, name, role }, printed, match };
}

function doubtsAbout({ match, printed }: Found, place: TaskPlace, { directory, on }: Naming): UnnumberedFinding[] {
  if (!match)
    return [isVague(printed) ? unitVague(place, printed) : unitUnknown(place, printed, similar(printed, directory))];
  const { unit, how, predecessor } = match;
  const members = directory.members(unit.unitId, on);
  return [
    ...(how === 'misprint' ? [unitMisprinted(place, printed, unit.name)] : []),
    ...(predecessor ? [unitSucceeded(place, printed, unit.name)] : []),
    ...(unit.kind === 'collective' ? [collectiveNamed(place, printed, members)] : []),
  ];
}

/** 相关部门, 有关单位: whoever it may concern. */
const isVague = (name: string): boolean =>
  /^(?:各|其他|其它)?(?:相关|有关)\p{Script=Han}*(?:部门|单位|科室|企业|方面)$/u.test(name);

const similarUnits = 3;
const similar = (name: string, directory: Directory): string[] =>
  directory.unitsLike(name, similarUnits).map((unit) => unit.name);

/** One unit has one assignment in a task: at its first place, with the heaviest of its roles. */
const heaviest = (group: readonly Found[]): UnitRef => {
  const role = group.map(({ ref }) => ref.role).reduce((a, b) => (weight[b] > weight[a] ? b : a));
  return { ...group[0]!.ref, role };
};
