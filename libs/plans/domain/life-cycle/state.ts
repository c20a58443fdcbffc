import { assertNever, type LocalDate } from '#kernel';
import type { DraftTask, PlanCorrection, PlanEvent, PlanEventData, PlanFinding, RecordedTask } from '#plans/contract';

interface PlanFacts {
  readonly planId: string;
  readonly title: string;
  readonly year: number;
  readonly document: string;
  /** Who issued the document and when, as it prints them: names are looked up by both. */
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  /** As corrected, without those that were dropped. */
  readonly tasks: readonly DraftTask[];
  readonly openFindings: readonly PlanFinding[];
  /** Findings that somebody looked at and found to be no fault. */
  readonly dismissedFindings: readonly PlanFinding[];
  /** The highest number of a finding: `f7` is 7. */
  readonly lastFinding: number;
  /** `seq:field:name` of names that a person put in: no re-check touches them. */
  readonly namesByHand: readonly string[];
  /** `seq:other` of duplicates that were looked at. */
  readonly dismissedDuplicates: readonly string[];
  /** Tasks whose targets were corrected by hand: a new text leaves those as they are. */
  readonly targetsByHand: readonly number[];
}

type Drafted = PlanFacts & { readonly status: 'Drafted' };
type Submitted = PlanFacts & { readonly status: 'Submitted'; readonly submitter: string };
type Approved = PlanFacts & { readonly status: 'Approved' };
type Issued = PlanFacts & { readonly status: 'Issued' };
type Discarded = PlanFacts & { readonly status: 'Discarded' };

export type Plan = Drafted | Submitted | Approved | Issued | Discarded;
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
      return dismissed(plan, event.data.findingId);
    case 'PlanRechecked':
      return rechecked(plan, event.data);
    case 'DuplicateDismissed':
      return { ...plan, dismissedDuplicates: [...plan.dismissedDuplicates, duplicateKey(event.data)] };
    case 'PlanSubmitted':
      return { ...plan, status: 'Submitted', submitter: event.data.submitter };
    case 'PlanReturned':
      return { ...plan, status: 'Drafted' };
    case 'PlanDiscarded':
      return { ...plan, status: 'Discarded' };
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

export const nameKey = (seq: number, field: 'units' | 'leaders', name: string): string => `${seq}:${field}:${name}`;

/** The number of a finding within its plan. */
export const numberOf = ({ findingId }: PlanFinding): number => Number(/^f(\d+)$/.exec(findingId)?.[1] ?? 0);

export const highestNumber = (findings: readonly PlanFinding[]): number => Math.max(0, ...findings.map(numberOf));

/** A document that is read again after it was discarded begins anew. */
const drafted = (read: PlanEventData<'PlanRead'>): Drafted => {
  const { planId, title, year, document, issuer, issuedOn, tasks, findings } = read;
  return {
    status: 'Drafted',
    ...{ planId, title, year, document, issuer, issuedOn },
    tasks: tasks.map(draftOf),
    openFindings: findings,
    dismissedFindings: [],
    lastFinding: highestNumber(findings),
    namesByHand: [],
    targetsByHand: [],
    dismissedDuplicates: [],
  };
};

function corrected(plan: Plan, data: PlanEventData<'PlanCorrected'>): Plan {
  const { seq, correction, settled } = data;
  const tasks = plan.tasks.map((task) => (task.seq === seq ? correctedTask(task, data) : task));
  const targetsByHand = correction.field === 'targets' ? [...plan.targetsByHand, seq] : plan.targetsByHand;
  const namesByHand = [...new Set([...plan.namesByHand, ...namesGiven(plan, data)])];
  return without({ ...plan, tasks, targetsByHand, namesByHand }, (finding) =>
    settled ? settled.includes(finding.findingId) : finding.seq === seq && finding.field === correction.field,
  );
}

/** The names that a correction puts in: a change of one name leaves the others as they were read. */
function namesGiven(plan: Plan, { seq, correction, settled }: PlanEventData<'PlanCorrected'>): string[] {
  if (correction.field !== 'units' && correction.field !== 'leaders') return [];
  const { field, value } = correction;
  const before = plan.tasks.find((task) => task.seq === seq)?.[field] ?? [];
  const given = settled ? value.filter((entry) => !before.some((other) => sameEntry(entry, other))) : value;
  return given.map(({ name }) => nameKey(seq, field, name));
}

type Entry = DraftTask['units'][number] | DraftTask['leaders'][number];

/** Whether two units, or two leaders, of a task are the same in every respect. */
export const sameEntry = (a: Entry, b: Entry): boolean =>
  a.name === b.name && idOf(a) === idOf(b) && ('role' in a ? a.role : null) === ('role' in b ? b.role : null);

const idOf = (entry: Entry): string | null => ('unit' in entry ? entry.unit : entry.post);

function dismissed(plan: Plan, id: string): Plan {
  const found = plan.openFindings.filter(({ findingId }) => findingId === id);
  const dismissedFindings = [...plan.dismissedFindings, ...found];
  return without({ ...plan, dismissedFindings }, ({ findingId }) => findingId === id);
}

function rechecked(plan: Plan, { tasks, settled, found }: PlanEventData<'PlanRechecked'>): Plan {
  const changes = new Map(tasks.map((task) => [task.seq, task]));
  const gone = new Set([...settled, ...found.map(({ findingId }) => findingId)]);
  const openFindings = [...plan.openFindings.filter(({ findingId }) => !gone.has(findingId)), ...found];
  return {
    ...plan,
    tasks: plan.tasks.map((task) => {
      const { units = task.units, leaders = task.leaders } = changes.get(task.seq) ?? {};
      return { ...task, units, leaders };
    }),
    openFindings: openFindings.sort((a, b) => numberOf(a) - numberOf(b)),
    lastFinding: Math.max(plan.lastFinding, highestNumber(found)),
  };
}

const dropped = (plan: Plan, seq: number): Plan =>
  without({ ...plan, tasks: plan.tasks.filter((task) => task.seq !== seq) }, (finding) => finding.seq === seq);

const without = (plan: Plan, settled: (finding: PlanFinding) => boolean): Plan => ({
  ...plan,
  openFindings: plan.openFindings.filter((finding) => !settled(finding)),
});
