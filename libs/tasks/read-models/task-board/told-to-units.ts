import type { Timestamp } from '#kernel';
import type { AssignmentState } from '#tasks/contract';
import type { TaskRow, UnitPart } from '../task-row/row.js';

/** The units of a task: to one that does not consolidate, of the others only what every party may read. */
export const unitsFor = (own: UnitPart | undefined, parts: readonly UnitPart[]) =>
  parts.map((part) => {
    const { unit, name, role, state } = part;
    return { unit, name, role, state: own === undefined || part === own ? state : knownToOthers[state] };
  });

/** Another unit's part, by what every party may read: that it signed, and that the part was given to another unit. */
const knownToOthers: Readonly<Record<AssignmentState, AssignmentState>> = {
  PendingReceipt: 'PendingReceipt',
  Disputed: 'PendingReceipt',
  Received: 'Received',
  Working: 'Received',
  UnitDone: 'Received',
  Reassigned: 'Reassigned',
};

/** The last event that the unit may read: a common one, or one of its own. */
export function lastToldTo(
  { ownPosition, ownAt }: UnitPart,
  { commonPosition, commonAt }: Pick<TaskRow, 'commonPosition' | 'commonAt'>,
): { readonly position: string; readonly at: Timestamp } {
  const isOwn = ownPosition !== null && ownAt !== null && BigInt(ownPosition) > BigInt(commonPosition);
  return isOwn ? { position: ownPosition, at: ownAt } : { position: commonPosition, at: commonAt };
}
