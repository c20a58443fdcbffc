import type { AssignmentState, Scope } from '#tasks/contract';
import { targetProgress } from '../../domain/target-progress.js';
import { noticesOf, percentOf, remindersOf } from '../task-row/parts.js';
import type { UnitPart } from '../task-row/row.js';
import type { ItemRow, TaskBoardItem } from './item.js';

/** What of an item depends on who looks: all that follows from events which not every party may read. */
export type Shown = Pick<
  TaskBoardItem,
  | 'units'
  | 'percent'
  | 'targets'
  | 'lastReportOn'
  | 'lateReports'
  | 'missingReports'
  | 'returned'
  | 'noticeCounts'
  | 'openNotices'
  | 'revision'
  | 'position'
  | 'updatedAt'
>;

/** @throws TypeError for a unit without a part: its board has no such row. */
export function shownTo(row: ItemRow, scope: Scope): Shown {
  if (scope.kind !== 'unit') return wholeOf(row);
  const own = partOf(row, scope.unit);
  const reports = row.consolidatingUnit === own.unit ? reportsOf(row) : reportsOfPart(row, own);
  return { ...reports, ...noticesTo(own), ...stampFor(row, own) };
}

export function partOf({ taskId, parts }: Pick<ItemRow, 'taskId' | 'parts'>, unit: string): UnitPart {
  const own = parts.find((part) => part.unit === unit);
  if (!own) throw new TypeError(`${unit} has no part in ${taskId}`);
  return own;
}

const wholeOf = (row: ItemRow): Shown => ({
  ...reportsOf(row),
  noticeCounts: { blue: row.noticesBlue, orange: row.noticesOrange, red: row.noticesRed },
  openNotices: row.openNotices,
  revision: row.revision,
  position: row.position,
  updatedAt: row.updatedAt,
});

type OfReports = Pick<
  Shown,
  'units' | 'percent' | 'targets' | 'lastReportOn' | 'lateReports' | 'missingReports' | 'returned'
>;

/** The unit that consolidates reads the reports of all. */
const reportsOf = (row: ItemRow): OfReports => ({
  units: row.parts.map((part) => onTask(part, part.state)),
  percent: row.percent,
  targets: targetProgress(row.targets, row.parts, row.consolidatingUnit),
  lastReportOn: row.lastReportOn,
  lateReports: row.lateReports,
  missingReports: row.missingReports,
  returned: row.returned,
});

const reportsOfPart = (row: ItemRow, own: UnitPart): OfReports => ({
  units: row.parts.map((part) => onTask(part, part === own ? own.state : knownToOthers[part.state])),
  percent: percentOf(own),
  targets: targetProgress(row.targets, [own], row.consolidatingUnit),
  lastReportOn: own.lastReportOn,
  lateReports: own.late.length,
  missingReports: own.missing.length,
  returned: own.returned,
});

const onTask = ({ unit, name, role }: UnitPart, state: AssignmentState) => ({ unit, name, role, state });

/** Another unit's part, by what every party may read: that it signed, and that the part was given to another unit. */
const knownToOthers: Readonly<Record<AssignmentState, AssignmentState>> = {
  PendingReceipt: 'PendingReceipt',
  Disputed: 'PendingReceipt',
  Received: 'Received',
  Working: 'Received',
  UnitDone: 'Received',
  Reassigned: 'Reassigned',
};

const noticesTo = (own: UnitPart): Pick<Shown, 'noticeCounts' | 'openNotices'> => ({
  noticeCounts: { blue: noticesOf(own, 'blue'), orange: noticesOf(own, 'orange'), red: noticesOf(own, 'red') },
  openNotices: own.openNotices.length,
});

/** Of the last event that the unit may read: a common one, or one of its own. */
function stampFor(row: ItemRow, own: UnitPart): Pick<Shown, 'revision' | 'position' | 'updatedAt'> {
  const isOwn = own.ownPosition !== null && own.ownAt !== null && BigInt(own.ownPosition) > BigInt(row.commonPosition);
  const [position, updatedAt] = isOwn ? [own.ownPosition, own.ownAt] : [row.commonPosition, row.commonAt];
  return { revision: Number(position), position, updatedAt };
}

/** How often the viewer may read that somebody was reminded. */
export const remindersShown = (row: ItemRow & { readonly reminders: number }, scope: Scope): number =>
  scope.kind === 'unit' ? remindersOf(partOf(row, scope.unit)) : row.reminders;
