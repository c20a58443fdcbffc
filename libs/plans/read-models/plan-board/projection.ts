import type { RecordedEvent } from '#event-store';
import { type PlanEvent, planEvents, type PlanEventData, type PlanFinding, planStreamPrefix } from '#plans/contract';
import type { ReadModel } from '#projections';
import { draftOf, evolve, type Plan } from '../../domain/state.js';
import { planBoardTable, type PlanRow } from './table.js';

/** 方案看板: plans with their state, their drafts as corrected, and which doubts are still open. */
export const planBoard: ReadModel = {
  name: 'plan-board',
  version: 2,
  tables: [planBoardTable],
  eventTypes: Object.keys(planEvents),
  streamPrefixes: [planStreamPrefix],
  apply(recorded, rows) {
    const event = recorded as unknown as PlanEvent;
    const before = rows.get(planBoardTable, rows.subject);
    rows.put(
      planBoardTable,
      event.type === 'PlanRead' ? drafted(event.data, recorded) : changed(before, event, recorded),
    );
  },
};

function drafted(data: PlanEventData<'PlanRead'>, { revision, position, metadata }: RecordedEvent): PlanRow {
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
function changed(
  before: PlanRow | undefined,
  event: PlanEvent,
  { revision, position, metadata }: RecordedEvent,
): PlanRow {
  if (!before) throw new TypeError(`${event.type} of a plan that was never read`);
  const plan = evolve(planOf(before), event) as Plan;
  return {
    ...before,
    ...momentOf(event, metadata.occurredAt),
    state: plan.status,
    drafts: plan.tasks,
    openFindings: plan.openFindings.map(({ findingId }) => findingId),
    openErrors: errorsIn(plan.openFindings),
    submitter: plan.status === 'Submitted' ? plan.submitter : before.submitter,
    revision,
    position: String(position),
  };
}

function planOf({ planId, title, year, document, drafts, findings, openFindings, state, submitter }: PlanRow): Plan {
  const open = findings.filter(({ findingId }) => openFindings.includes(findingId));
  const facts = {
    planId,
    title,
    year,
    document,
    tasks: drafts,
    openFindings: open,
    targetsByHand: [],
    dismissedDuplicates: [],
  };
  return state === 'Submitted' ? { ...facts, status: state, submitter: submitter ?? '' } : { ...facts, status: state };
}

const errorsIn = (findings: readonly PlanFinding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;

function momentOf({ type }: PlanEvent, at: string): Partial<PlanRow> {
  if (type === 'PlanSubmitted') return { submittedAt: at };
  if (type === 'PlanApproved') return { approvedAt: at };
  return type === 'PlanIssued' ? { dispatchedAt: at } : {};
}
