import type { RecordedEvent, RecordedOf } from '#event-store';
import { planCodec, type PlanEventData, type PlanEvents, type PlanFinding, planStreamPrefix } from '#plans/contract';
import { modelOfEffects, type SubjectRows } from '#projections';
import { draftOf, evolve, highestNumber, numberOf, type Plan } from '../../domain/life-cycle/state.js';
import { planBoardTable, type PlanRow } from './table.js';

/** 方案看板: plans with their state, their drafts as corrected, and which doubts are still open. */
export const planBoard = modelOfEffects({
  name: 'plan-board',
  version: 2,
  tables: [planBoardTable],
  streamPrefixes: [planStreamPrefix],
  codec: planCodec,
  effects: {
    PlanRead: (event, rows) => rows.put(planBoardTable, drafted(event.data, event)),
    PlanCorrected: (event, rows) => change(event, rows),
    PlanRechecked: (event, rows) => change(event, rows),
    PlanTaskDropped: (event, rows) => change(event, rows),
    FindingDismissed: (event, rows) => change(event, rows),
    DuplicateDismissed: (event, rows) => change(event, rows),
    PlanSubmitted: (event, rows) => change(event, rows, { submittedAt: event.metadata.occurredAt }),
    PlanReturned: (event, rows) => change(event, rows),
    PlanDiscarded: (event, rows) => change(event, rows),
    PlanApproved: (event, rows) => change(event, rows, { approvedAt: event.metadata.occurredAt }),
    PlanIssued: (event, rows) => change(event, rows, { dispatchedAt: event.metadata.occurredAt }),
  },
});

type Moments = Partial<Pick<PlanRow, 'submittedAt' | 'approvedAt' | 'dispatchedAt'>>;

type Recorded = Pick<RecordedEvent, 'revision' | 'position' | 'metadata'>;

function drafted(data: PlanEventData<'PlanRead'>, { revision, position, metadata }: Recorded): PlanRow {
  const { planId, title, documentNumber, issuedOn, issuer, year, document, tasks, findings } = data;
  return {
    planId,
    title,
    documentNumber,
    issuedOn,
    issuer,
    year,
    document,
    state: 'Drafted',
    drafts: tasks.map(draftOf),
    findings,
    openFindings: findings.map(({ findingId }) => findingId),
    openErrors: errorsIn(findings),
    submitter: null,
    readAt: metadata.occurredAt,
    submittedAt: null,
    approvedAt: null,
    dispatchedAt: null,
    revision,
    position: String(position),
  };
}

/** The rules of a correction are the aggregate's own; the row takes what its fold makes of the event. */
function change(event: RecordedOf<PlanEvents>, rows: SubjectRows, moments: Moments = {}): void {
  const before = rows.get(planBoardTable, rows.subject);
  if (!before) throw new TypeError(`${event.type} of a plan that was never read`);
  const plan = evolve(planOf(before), event) as Plan;
  rows.put(planBoardTable, {
    ...before,
    ...moments,
    state: plan.status,
    drafts: plan.tasks,
    findings: event.type === 'PlanRechecked' ? withFound(before.findings, event.data.found) : before.findings,
    openFindings: plan.openFindings.map(({ findingId }) => findingId),
    openErrors: errorsIn(plan.openFindings),
    submitter: plan.status === 'Submitted' ? plan.submitter : before.submitter,
    revision: event.revision,
    position: String(event.position),
  });
}

/** What is said anew of a finding takes its place. */
function withFound(findings: readonly PlanFinding[], found: readonly PlanFinding[]): readonly PlanFinding[] {
  const anew = new Set(found.map(({ findingId }) => findingId));
  const all = [...findings.filter(({ findingId }) => !anew.has(findingId)), ...found];
  return all.sort((a, b) => numberOf(a) - numberOf(b));
}

/** As far as the fold of an event needs it. */
function planOf({ drafts, findings, openFindings, state, submitter, ...row }: PlanRow): Plan {
  const { planId, title, year, document, issuer, issuedOn } = row;
  const open = findings.filter(({ findingId }) => openFindings.includes(findingId));
  const facts = {
    ...{ planId, title, year, document, issuer, issuedOn },
    tasks: drafts,
    openFindings: open,
    dismissedFindings: [],
    lastFinding: highestNumber(findings),
    namesByHand: [],
    targetsByHand: [],
    dismissedDuplicates: [],
  };
  return state === 'Submitted' ? { ...facts, status: state, submitter: submitter ?? '' } : { ...facts, status: state };
}

const errorsIn = (findings: readonly PlanFinding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;
