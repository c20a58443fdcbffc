import type { DraftTask, PlanFinding } from '#plans/contract';
import type { Plan } from '../life-cycle/state.js';

export interface Member {
  readonly unit: string;
  readonly name: string;
}

/** A task's units with the members in the place of their collectives. */
export interface UnitsWithMembers {
  readonly seq: number;
  readonly units: readonly (Member & Pick<DraftTask['units'][number], 'role'>)[];
  /** The units as they are now. */
  readonly former: DraftTask['units'];
}

const collectiveFinding = 'PLAN_UNIT_COLLECTIVE';

/** The collectives that the plan names and of which nobody has said who is meant, each once. */
export const namedCollectives = ({ openFindings }: Plan): readonly string[] => [
  ...new Set(openFindings.filter(({ code }) => code === collectiveFinding).map(({ excerpt }) => excerpt)),
];

/** The open findings about these collectives. */
export const openCollectives = ({ openFindings }: Plan, names: readonly string[]): readonly PlanFinding[] =>
  openFindings.filter(({ code, excerpt }) => code === collectiveFinding && names.includes(excerpt));

/**
 * Every task that names one of the collectives, with the members that are given for it. A task stays as it is where another
 * finding about its units is open: a correction would close that finding although nobody looked at it. A member that the task names already is not repeated.
 */
export function membersListed(
  plan: Plan,
  names: readonly string[],
  membersOf: (finding: PlanFinding) => readonly Member[],
): readonly UnitsWithMembers[] {
  const bySeq = Map.groupBy(openCollectives(plan, names), ({ seq }) => seq);
  return plan.tasks
    .filter(({ seq }) => bySeq.has(seq) && !hasOtherDoubt(plan, seq, names))
    .map((task) => ({
      seq: task.seq,
      units: unitsOf(task, bySeq.get(task.seq)!, membersOf),
      former: task.units,
    }));
}

const hasOtherDoubt = ({ openFindings }: Plan, seq: number, names: readonly string[]): boolean =>
  openFindings.some(
    (finding) =>
      finding.seq === seq &&
      finding.field === 'units' &&
      finding.severity !== 'info' &&
      !(finding.code === collectiveFinding && names.includes(finding.excerpt)),
  );

function unitsOf(
  task: DraftTask,
  findings: readonly PlanFinding[],
  membersOf: (finding: PlanFinding) => readonly Member[],
) {
  const listed = task.units.flatMap(({ unit, name, role }) => {
    const finding = findings.find(({ excerpt }) => excerpt === name);
    if (finding) return membersOf(finding).map((member) => ({ ...member, role, isMember: true }));
    return unit === null ? [] : [{ unit, name, role, isMember: false }];
  });
  const named = new Set(listed.filter(({ isMember }) => !isMember).map(({ unit }) => unit));
  const kept = listed.filter(({ unit, isMember }) => !isMember || !named.has(unit));
  return kept
    .filter(({ unit }, place) => kept.findIndex((other) => other.unit === unit) === place)
    .map(({ unit, name, role }) => ({ unit, name, role }));
}
