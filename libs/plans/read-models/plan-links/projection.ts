import { deterministicId } from '#kernel';
import { planCodec, type PlanEventData, planStreamPrefix } from '#plans/contract';
import { modelOfEffects, noEffect, type SubjectRows } from '#projections';
import { taskCodec, taskIdOf, taskStreamPrefix } from '#tasks/contract';
import { pairsOfCharacters } from '../../domain/links/candidates.js';
import { planTasks, type PlanTaskRow, taskEnds } from './tables.js';

/** Every task of every plan, to find the same work elsewhere. */
export const planTaskModel = modelOfEffects({
  name: 'plan-tasks',
  version: 1,
  tables: [planTasks],
  streamPrefixes: [planStreamPrefix],
  codec: planCodec,
  effects: {
    /** Rows are never removed: what a discarded reading had and this one has not stays dropped. */
    PlanRead({ data, revision }, rows) {
      for (const row of readTasks(data, revision)) rows.put(planTasks, row);
    },
    PlanCorrected({ data: { seq, correction }, revision }, rows) {
      if (correction.field !== 'text') return;
      const { value: text } = correction;
      change(rows, revision, (row) => row.seq === seq && { text, grams: pairsOfCharacters(text) });
    },
    PlanRechecked: noEffect,
    PlanTaskDropped: ({ data: { seq }, revision }, rows) =>
      change(rows, revision, (row) => row.seq === seq && { dropped: true }),
    FindingDismissed: noEffect,
    DuplicateDismissed: ({ data: { seq, other }, revision }, rows) =>
      change(rows, revision, (row) => row.seq === seq && { dismissed: [...new Set([...row.dismissed, other])] }),
    PlanSubmitted: ({ revision }, rows) => change(rows, revision, () => ({ state: 'Submitted' })),
    PlanReturned: ({ revision }, rows) => change(rows, revision, () => ({ state: 'Drafted' })),
    PlanDiscarded: ({ revision }, rows) => change(rows, revision, () => ({ state: 'Discarded', dropped: true })),
    PlanApproved: ({ revision }, rows) => change(rows, revision, () => ({ state: 'Approved' })),
    PlanIssued: ({ revision }, rows) => change(rows, revision, () => ({ state: 'Issued' })),
  },
});

const readTasks = (plan: PlanEventData<'PlanRead'>, revision: number): PlanTaskRow[] =>
  plan.tasks.map(({ seq, text, line }) => {
    const { planId, title, documentNumber, year } = plan;
    const taskId = taskIdOf(planId, seq);
    return {
      ...{ taskId, planId, planTitle: title, documentNumber, planYear: year, seq, text, line, revision },
      state: 'Drafted',
      dropped: false,
      dismissed: [],
      grams: pairsOfCharacters(text),
      shuffle: deterministicId('sample', taskId),
    };
  });

/** Rows for which the change is false stay as they are. */
function change(rows: SubjectRows, revision: number, to: (row: PlanTaskRow) => Partial<PlanTaskRow> | false): void {
  for (const row of rows.all(planTasks)) {
    const changed = to(row);
    if (changed) rows.put(planTasks, { ...row, ...changed, revision });
  }
}

/** Which tasks are over. A rectification re-opens one until it is concluded anew or archived. */
export const taskEndModel = modelOfEffects({
  name: 'plan-task-ends',
  version: 1,
  tables: [taskEnds],
  streamPrefixes: [taskStreamPrefix],
  codec: taskCodec,
  effects: {
    TaskProposed: noEffect,
    TaskInitiated: noEffect,
    TaskDecomposed: noEffect,
    TaskDispatched: noEffect,
    ClockArmed: noEffect,
    ClockStopped: noEffect,
    RungFired: noEffect,
    RungHeld: noEffect,
    AssignmentReceived: noEffect,
    AssignmentDeemedReceived: noEffect,
    AssignmentDisputed: noEffect,
    DisputeRuled: noEffect,
    WorkStarted: noEffect,
    ProgressReported: noEffect,
    ProgressReturned: noEffect,
    InstructionGiven: noEffect,
    ExtensionRequested: noEffect,
    ExtensionGranted: noEffect,
    ExtensionRefused: noEffect,
    AssignmentFinished: noEffect,
    CompletionSubmitted: noEffect,
    CompletionAccepted: ({ revision }, rows) => end(rows, revision, true),
    CompletionRejected: noEffect,
    MilestoneAccepted: noEffect,
    TaskSuspended: noEffect,
    TaskResumed: noEffect,
    TaskWithdrawn: ({ revision }, rows) => end(rows, revision, true),
    TaskArchived: ({ revision }, rows) => end(rows, revision, true),
    ReminderIssued: noEffect,
    SupervisionNoticeIssued: noEffect,
    NoticeAnswered: noEffect,
    MeasureProposed: noEffect,
    MeasureApproved: noEffect,
    MeasureDeclined: noEffect,
    RectificationOrdered: ({ revision }, rows) => end(rows, revision, false),
    RectificationReported: noEffect,
    RectificationVerified: ({ revision }, rows) => end(rows, revision, false),
    CorrectionRecorded: noEffect,
  },
});

const end = (rows: SubjectRows, revision: number, ended: boolean): void =>
  rows.put(taskEnds, { taskId: rows.subject, ended, revision });
