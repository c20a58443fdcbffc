import { assertNever } from '#kernel';
import type { DraftTask, PlanCorrection, PlanEvent, PlanEventData, PlanFinding, RecordedTask } from '#plans/contract';

interface PlanFacts {
  readonly planId: string;
  readonly title: string;
  readonly year: number;
  readonly document: string;
  /** As corrected, without those that were dropped. */
  readonly tasks: readonly DraftTask[];
  readonly openFindings: readonly PlanFinding[];
  /** `seq:other` of duplicates that were looked at. */
  readonly dismissedDuplicates: readonly string[];
  /** Tasks whose targets were corrected by hand: a new text leaves those as they are. */
  readonly targetsByHand: readonly number[];
}

type Drafted = PlanFacts & { readonly status: 'Drafted' };
type Submitted = PlanFacts & { readonly status: 'Submitted'; readonly submitter: string };
type Approved = PlanFacts & { readonly status: 'Approved' };
type Issued = PlanFacts & { readonly status: 'Issued' };

export type Plan = Drafted | Submitted | Approved | Issued;
export type PlanFolded = { readonly status: 'none' } | Plan;

/** The plan in one of its states. */
export type PlanIn<Status extends Plan['status']> = Extract<Plan, { status: Status }>;

export function evolve(state: PlanFolded, event: PlanEvent): PlanFolded {
  if (event.type === 'PlanRead') return drafted(event.data);
  return state.status === 'none' ? state : evolved(state, event);
}

function evolved(plan: Plan, event: Exclude<PlanEvent, { type: 'PlanRead' }>): Plan {
  switch (event.type) {
    case 'PlanCorrected':
      return corrected(plan, event.data);
    case 'PlanTaskDropped':
      return dropped(plan, event.data.seq);
    case 'FindingDismissed':
      return without(plan, ({ findingId }) => findingId === event.data.findingId);
    case 'DuplicateDismissed':
      return { ...plan, dismissedDuplicates: [...plan.dismissedDuplicates, duplicateKey(event.data)] };
    case 'PlanSubmitted':
      return { ...plan, status: 'Submitted', submitter: event.data.submitter };
    case 'PlanReturned':
      return { ...plan, status: 'Drafted' };
    case 'PlanApproved':
      return { ...plan, status: 'Approved' };
    case 'PlanIssued':
      return { ...plan, status: 'Issued' };
    default:
      return assertNever(event);
  }
}

/** What a correction puts into a task. The printed deadline stays: it is what the document says. */
const withCorrection = (task: DraftTask, { field, value }: PlanCorrection): DraftTask => ({
  ...task,
  [field]: value,
});

/** What a correction changes in a task: a new text brings its targets along. */
const correctedTask = (task: DraftTask, { correction, targets }: PlanEventData<'PlanCorrected'>): DraftTask => {
  const corrected = withCorrection(task, correction);
  return targets ? { ...corrected, targets } : corrected;
};

/** Events recorded before targets were read have none. */
export const draftOf = (task: RecordedTask): DraftTask => ({ ...task, targets: task.targets ?? [] });

export const duplicateKey = ({ seq, other }: { readonly seq: number; readonly other: string }): string =>
  `${seq}:${other}`;

const drafted = ({ planId, title, year, document, tasks, findings }: PlanEventData<'PlanRead'>): Drafted => ({
  status: 'Drafted',
  planId,
  title,
  year,
  document,
  tasks: tasks.map(draftOf),
  openFindings: findings,
  targetsByHand: [],
  dismissedDuplicates: [],
});

function corrected(plan: Plan, data: PlanEventData<'PlanCorrected'>): Plan {
  const { seq, correction } = data;
  const tasks = plan.tasks.map((task) => (task.seq === seq ? correctedTask(task, data) : task));
  const targetsByHand = correction.field === 'targets' ? [...plan.targetsByHand, seq] : plan.targetsByHand;
  return without(
    { ...plan, tasks, targetsByHand },
    (finding) => finding.seq === seq && finding.field === correction.field,
  );
}

const dropped = (plan: Plan, seq: number): Plan =>
  without({ ...plan, tasks: plan.tasks.filter((task) => task.seq !== seq) }, (finding) => finding.seq === seq);

const without = (plan: Plan, settled: (finding: PlanFinding) => boolean): Plan => ({
  ...plan,
  openFindings: plan.openFindings.filter((finding) => !settled(finding)),
});
