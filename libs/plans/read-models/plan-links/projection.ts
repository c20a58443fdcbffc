import type { RecordedEvent } from '#event-store';
import { deterministicId } from '#kernel';
import { type PlanEvent, type PlanEventData, planEvents, planStreamPrefix, type PlanState } from '#plans/contract';
import type { ReadModel } from '#projections';
import { taskIdOf, taskStreamPrefix } from '#tasks/contract';
import { pairsOfCharacters } from '../../domain/links/candidates.js';
import { planTasks, type PlanTaskRow, taskEnds } from './tables.js';

/** Every task of every plan, to find the same work elsewhere. */
export const planTaskModel: ReadModel = {
  name: 'plan-tasks',
  version: 1,
  tables: [planTasks],
  eventTypes: Object.keys(planEvents),
  streamPrefixes: [planStreamPrefix],
  apply(recorded, rows) {
    const event = recorded as unknown as PlanEvent;
    const { revision } = recorded;
    const changed =
      event.type === 'PlanRead'
        ? readTasks(event.data, revision)
        : changedTasks(event, rows.all(planTasks)).map((row) => ({ ...row, revision }));
    for (const row of changed) rows.put(planTasks, row);
  },
};

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

const states: Partial<Record<PlanEvent['type'], PlanState>> = {
  PlanSubmitted: 'Submitted',
  PlanReturned: 'Drafted',
  PlanApproved: 'Approved',
  PlanIssued: 'Issued',
};

function changedTasks(event: PlanEvent, rows: readonly PlanTaskRow[]): PlanTaskRow[] {
  const state = states[event.type];
  if (state) return rows.map((row) => ({ ...row, state }));
  const only = (seq: number, change: (row: PlanTaskRow) => Partial<PlanTaskRow>): PlanTaskRow[] =>
    rows.filter((row) => row.seq === seq).map((row) => ({ ...row, ...change(row) }));
  if (event.type === 'PlanTaskDropped') return only(event.data.seq, () => ({ dropped: true }));
  if (event.type === 'DuplicateDismissed') {
    const { seq, other } = event.data;
    return only(seq, ({ dismissed }) => ({ dismissed: [...new Set([...dismissed, other])] }));
  }
  if (event.type !== 'PlanCorrected' || event.data.correction.field !== 'text') return [];
  const { value } = event.data.correction;
  return only(event.data.seq, () => ({ text: value, grams: pairsOfCharacters(value) }));
}

const ends: Readonly<Record<string, boolean>> = {
  CompletionAccepted: true,
  TaskWithdrawn: true,
  TaskArchived: true,
  RectificationOrdered: false,
  RectificationVerified: false,
};

/** Which tasks are over. A rectification re-opens one until it is concluded anew or archived. */
export const taskEndModel: ReadModel = {
  name: 'plan-task-ends',
  version: 1,
  tables: [taskEnds],
  eventTypes: Object.keys(ends),
  streamPrefixes: [taskStreamPrefix],
  apply({ type, revision }: RecordedEvent, rows) {
    rows.put(taskEnds, { taskId: rows.subject, ended: ends[type]!, revision });
  },
};
