import type { Directory } from '#organizations/contract';
import type {
  AskedCorrection,
  DraftTask,
  PlanCommandData,
  PlanCorrection,
  PlanEventData,
  PlanFinding,
} from '#plans/contract';
import type { Target } from '#tasks/contract';
import { type Plan, sameEntry } from '../life-cycle/state.js';
import { targetsOf } from '../targets/targets-of.js';
import { changedLeaders, changedUnits } from './name-lists.js';

type Asked = PlanCommandData<'CorrectPlan'>;
type Recorded = Pick<PlanEventData<'PlanCorrected'>, 'seq' | 'correction' | 'reason' | 'targets' | 'settled'>;

/**
 * A correction as it is recorded, with what follows from it: the whole list that a change of one name gives, and the findings that it
 * settles; a new text brings the targets read from it, or keeps those put in by hand. A target keeps its place only if the new text prints it there.
 */
export function correctionOf(task: DraftTask, asked: Asked, plan: Plan, directory?: Directory): Recorded {
  const { seq, reason } = asked;
  const correction = recordedOf(task, asked.correction, directory);
  const recorded = { seq, correction, reason };
  if (isOfOneName(asked.correction)) return { ...recorded, settled: settledBy(task, correction, plan.openFindings) };
  if (correction.field !== 'text') return recorded;
  const targets = plan.targetsByHand.includes(seq)
    ? placed(task.targets, correction.value)
    : targetsOf(correction.value);
  return { ...recorded, targets: [...targets] };
}

function recordedOf(task: DraftTask, asked: AskedCorrection, directory: Directory | undefined): PlanCorrection {
  switch (asked.field) {
    case 'units':
      return { field: 'units', value: changedUnits(task, asked, directory) };
    case 'leaders':
      return { field: 'leaders', value: changedLeaders(task, asked) };
    case 'targets':
      return { ...asked, value: placed(asked.value, task.text) };
    default:
      return asked;
  }
}

const isOfOneName = (asked: AskedCorrection): boolean => 'change' in asked && asked.change !== 'all';

/** A change of one name settles what is open about the field, except what is said of a name that stands as it stood. */
function settledBy({ seq, ...task }: DraftTask, correction: PlanCorrection, open: readonly PlanFinding[]): string[] {
  if (correction.field !== 'units' && correction.field !== 'leaders') return [];
  const { field, value } = correction;
  const untouched = value.filter((entry) => task[field].some((former) => sameEntry(entry, former)));
  return open
    .filter((finding) => finding.seq === seq && finding.field === field)
    .filter(({ excerpt }) => !untouched.some(({ name }) => name === excerpt))
    .map(({ findingId }) => findingId);
}

const placed = (targets: readonly Target[], text: string): Target[] =>
  targets.map((target) => ({ ...target, span: isPrintedThere(target, text) ? target.span : null }));

const isPrintedThere = ({ span, printed }: Target, text: string): boolean =>
  span !== null && text.slice(...span) === printed;
