import type { LocalDate } from '#kernel';
import type { Directory } from '#organizations/contract';
import type { DraftTask, PlanEventData, PlanFinding } from '#plans/contract';
import { nameKey, type Plan, sameEntry } from '../life-cycle/state.js';
import type { TaskPlace, UnnumberedFinding } from '../resolve/name-findings.js';
import { resolveLeaders } from '../resolve/resolve-leaders.js';
import { namingOf, quoted } from '../resolve/resolve.js';
import { type Naming, resolveUnits } from '../resolve/resolve-units.js';

type Rechecked = PlanEventData<'PlanRechecked'>;

/** Findings about a name that stands in the task: they hold as long as looking the name up says so. The others tell what was done when the plan was read. */
const aboutNames: ReadonlySet<string> = new Set([
  'PLAN_UNIT_UNKNOWN',
  'PLAN_UNIT_VAGUE',
  'PLAN_UNIT_COLLECTIVE',
  'PLAN_LEADER_UNKNOWN',
  'PLAN_LEADER_OUT_OF_OFFICE',
]);

/**
 * What looking up every name of the draft anew changes; null when nothing. Names count as of the day of issue, or of `today` where the document has
 * none. What a person has put in stays, and what a person has dismissed is not said again.
 */
export function recheckOf(plan: Plan, directory: Directory, today: LocalDate): Omit<Rechecked, 'planId'> | null {
  const naming = namingOf(plan.issuer, directory, plan.issuedOn ?? today);
  const looked = plan.tasks.map((task) => lookedUp(task, plan, naming));
  const tasks = looked.flatMap(({ change }) => change ?? []);
  const said = looked.flatMap(({ findings }) => findings).map(quoted);
  const settled = plan.openFindings.filter((open) => aboutNames.has(open.code) && !said.some(isAbout(open)));
  const found = foundAnew(plan, said);
  if (tasks.length + settled.length + found.length === 0) return null;
  return { tasks, settled: settled.map(({ findingId }) => findingId), found };
}

function lookedUp(task: DraftTask, plan: Plan, naming: Naming) {
  const place: TaskPlace = { seq: task.seq, line: task.line };
  const isByHand = (field: 'units' | 'leaders', name: string): boolean =>
    plan.namesByHand.includes(nameKey(task.seq, field, name));
  const printedUnits = task.units.map(({ name, role, unit }) => ({
    ...{ name, role },
    ...(unit !== null && isByHand('units', name) && { kept: unit }),
  }));
  const printedLeaders = task.leaders.map(({ name, post }) => ({
    name,
    ...(post !== null && isByHand('leaders', name) && { kept: post }),
  }));
  const units = resolveUnits(printedUnits, place, naming);
  const leaders = resolveLeaders(printedLeaders, place, naming);
  return { change: changeOf(task, units.value, leaders.value), findings: [...leaders.findings, ...units.findings] };
}

function changeOf(
  { seq, ...task }: DraftTask,
  units: DraftTask['units'],
  leaders: DraftTask['leaders'],
): Rechecked['tasks'][number] | null {
  const [newUnits, newLeaders] = [!sameList(units, task.units), !sameList(leaders, task.leaders)];
  if (!newUnits && !newLeaders) return null;
  return { seq, ...(newUnits && { units }), ...(newLeaders && { leaders }) };
}

const sameList = <Entry extends Parameters<typeof sameEntry>[0]>(a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((entry, at) => sameEntry(entry, b[at]!));

/** Whether it is the same doubt about the same name. */
const isAbout =
  (a: UnnumberedFinding) =>
  (b: UnnumberedFinding): boolean =>
    a.code === b.code && a.seq === b.seq && a.field === b.field && a.excerpt === b.excerpt;

const sameWords = (a: UnnumberedFinding, b: UnnumberedFinding): boolean =>
  a.proposal === b.proposal && a.reason.zh === b.reason.zh && a.severity === b.severity;

/** A doubt that is open already keeps its id, and is told again only when it says something else. */
function foundAnew(plan: Plan, said: readonly UnnumberedFinding[]): PlanFinding[] {
  let last = plan.lastFinding;
  return said.flatMap((finding) => {
    const open = plan.openFindings.find(isAbout(finding));
    if (open) return sameWords(open, finding) ? [] : [{ findingId: open.findingId, ...finding }];
    if (plan.dismissedFindings.some(isAbout(finding))) return [];
    return [{ findingId: `f${++last}`, ...finding }];
  });
}
