import type { LocalDate, Timestamp } from '#kernel';
import type { AssignmentRole, AssignmentState, Deadline, LeaderRef, Light, TaskState } from '#tasks/contract';
import type { TargetProgress } from '../../domain/target-progress.js';
import type { TaskRow } from '../task-row/row.js';

export interface UnitOnTask {
  readonly unit: string;
  readonly name: string;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
}

/** A line of the task board. What units reported is not on it. */
export interface TaskBoardItem {
  readonly taskId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly planYear: number;
  readonly seq: number;
  readonly number: number;
  readonly section: string | null;
  readonly text: string;
  readonly leaders: readonly LeaderRef[];
  readonly units: readonly UnitOnTask[];
  readonly consolidatingUnit: string | null;
  readonly state: TaskState;
  readonly light: Light;
  readonly deadlineKind: Deadline['kind'];
  readonly deadlineText: string | null;
  readonly originalDue: LocalDate | null;
  readonly currentDue: LocalDate | null;
  readonly percent: number | null;
  /** What the task is to reach in figures, and what was reached of it. */
  readonly targets: readonly TargetProgress[];
  readonly lastReportOn: LocalDate | null;
  readonly lateReports: number;
  readonly missingReports: number;
  readonly returned: number;
  readonly noticeCounts: { readonly blue: number; readonly orange: number; readonly red: number };
  readonly openNotices: number;
  readonly extensionRequestedTo: LocalDate | null;
  readonly extensionsGranted: number;
  readonly dispatchedOn: LocalDate | null;
  readonly concludedOn: LocalDate | null;
  readonly onTime: boolean | null;
  /** Of the last event that the viewer may read, as the viewer counts (`revisionFor`). */
  readonly revision: number;
  readonly position: string;
  readonly updatedAt: Timestamp;
}

/** The columns of a row that the item and its light are made from. */
export const itemColumns = [
  ...(['taskId', 'planId', 'planTitle', 'planYear', 'seq', 'number', 'section', 'text', 'targets', 'leaders'] as const),
  ...(['parts', 'consolidatingUnit', 'state', 'deadlineKind', 'deadlineText', 'originalDue', 'currentDue'] as const),
  ...(['percent', 'lastReportOn', 'lateReports', 'missingReports', 'returned', 'noticesBlue'] as const),
  ...(['noticesOrange', 'noticesRed', 'openNotices', 'extensionRequestedTo', 'extensionsGranted'] as const),
  ...(['dispatchedOn', 'concludedOn', 'onTime', 'yellowFrom', 'redFrom', 'revision', 'position', 'updatedAt'] as const),
  ...(['commonPosition', 'commonAt'] as const),
] satisfies readonly (keyof TaskRow)[];

export type ItemRow = Pick<TaskRow, (typeof itemColumns)[number]>;
