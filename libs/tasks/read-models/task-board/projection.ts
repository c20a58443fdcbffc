import type { LightThresholds } from '#escalation/contract';
import type { ReadModel, SubjectRows } from '#projections';
import { taskCodec, taskStreamPrefix } from '#tasks/contract';
import { type AssignmentRow, assignmentBoard, assignmentRow } from '../assignment-board/table.js';
import { leaderBoard, leaderRow } from '../leader-board/table.js';
import { foldTask, taskEventTypes } from '../task-row/fold.js';
import { rowVersions, type TaskRow } from '../task-row/row.js';
import { versionWith } from '../task-row/thresholds.js';
import { gramsOf } from './grams.js';
import { taskSearch } from './search-table.js';
import { taskBoard } from './table.js';

/**
 * Tasks, their units' parts and their leaders in one model: all three are views of one row and always agree.
 */
export const taskBoardModel = (thresholds: LightThresholds): ReadModel => ({
  name: 'task-board',
  version: versionWith(rowVersions.taskBoard, thresholds),
  tables: [taskBoard, assignmentBoard, leaderBoard, taskSearch],
  eventTypes: taskEventTypes,
  streamPrefixes: [taskStreamPrefix],
  apply(recorded, rows) {
    const event = taskCodec.read(recorded);
    const before = rows.get(taskBoard, rows.subject);
    const after = foldTask(before, event, thresholds);
    rows.put(taskBoard, after);
    if (!before) rows.put(taskSearch, { taskId: after.taskId, grams: gramsOf(after.text), revision: after.revision });
    putAssignments(rows, before, after);
    putLeaders(rows, before, after);
  },
});

/** Only rows that change are written: those of the unit concerned, or of all when the task itself has moved. */
function putAssignments(rows: SubjectRows, before: TaskRow | undefined, after: TaskRow): void {
  const hasMoved = !before || taskFacts.some((fact) => before[fact] !== after[fact]);
  if (!hasMoved && before.parts === after.parts) return;
  after.parts.forEach((part, at) => {
    if (hasMoved || before.parts[at] !== part) rows.put<AssignmentRow>(assignmentBoard, assignmentRow(after, part));
  });
}

const taskFacts = [
  'state',
  'dispatchedOn',
  'currentDue',
  'submittedOn',
  'onTime',
  'yellowFrom',
  'redFrom',
] as const satisfies (keyof TaskRow)[];

function putLeaders(rows: SubjectRows, before: TaskRow | undefined, after: TaskRow): void {
  if (before && leaderFacts.every((fact) => before[fact] === after[fact])) return;
  const seen = new Set<string>();
  for (const leader of after.leaders) {
    if (!seen.has(leader.post)) rows.put(leaderBoard, leaderRow(after, leader));
    seen.add(leader.post);
  }
}

const leaderFacts = [...taskFacts, 'lateReports', 'missingReports'] as const satisfies (keyof TaskRow)[];
