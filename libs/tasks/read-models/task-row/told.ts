import type { Timestamp } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import { audienceOf, type EarlierEvents } from '../../domain/visibility/audience.js';
import { isForUnit } from '../../domain/visibility/readership.js';
import type { Change } from './change.js';
import type { TaskRow, UnitPart } from './row.js';

/** The place of an event in the order of all, and its time. */
export interface Stamp {
  readonly position: string;
  readonly updatedAt: Timestamp;
}

type Parties = Pick<TaskRow, 'parts' | 'consolidatingUnit'>;

const toNobody: Change = {};
const nothingApproved: readonly string[] = [];

/**
 * Marks for whom the event is: every party, some units, or no unit. `parties` are those that the event leaves. A measure
 * marks the parties when it is approved, and a correction changes no line of a board: it marks nobody here.
 */
export function told({ parts, consolidatingUnit }: Parties, event: TaskEvent, stamp: Stamp): Change {
  const audience = audienceOf(event, earlier(parts));
  if (audience.for === 'parties') return { commonPosition: stamp.position, commonAt: stamp.updatedAt };
  const readership = { consolidatingUnit, approved: nothingApproved };
  const isTold = ({ unit }: UnitPart): boolean => isForUnit(audience, unit, readership);
  if (!parts.some(isTold)) return toNobody;
  const { position: ownPosition, updatedAt: ownAt } = stamp;
  return { parts: parts.map((part) => (isTold(part) ? { ...part, ownPosition, ownAt } : part)) };
}

/** What a row knows of the events before: notices by their units, no event by its revision. */
const earlier = (parts: Parties['parts']): EarlierEvents => ({
  unitsOfNotice: (notice) => parts.flatMap(({ unit, notices }) => (Object.hasOwn(notices, notice) ? [unit] : [])),
  audienceAt: () => undefined,
});
