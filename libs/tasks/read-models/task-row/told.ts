import type { Timestamp } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import { audienceOf, type EarlierEvents } from '../../domain/audience.js';
import { isForUnit } from '../../domain/readership.js';
import type { Change } from './change.js';
import { changeParts } from './parts.js';
import type { TaskRow } from './row.js';

/** The place of an event in the order of all, and its time. */
export interface Stamp {
  readonly position: string;
  readonly updatedAt: Timestamp;
}

type Parties = Pick<TaskRow, 'parts' | 'consolidatingUnit'>;

const toNobody: Change = {};

/**
 * Marks for whom the event is: every party, some units, or no unit. `parties` are those that the event leaves. A measure
 * marks the parties when it is approved, and a correction changes no line of a board: it marks nobody here.
 */
export function told({ parts, consolidatingUnit }: Parties, event: TaskEvent, stamp: Stamp): Change {
  const audience = audienceOf(event, earlier(parts));
  if (audience.for === 'parties') return { commonPosition: stamp.position, commonAt: stamp.updatedAt };
  const units = parts.flatMap(({ unit }) =>
    isForUnit(audience, unit, { consolidatingUnit, approved: [] }) ? [unit] : [],
  );
  if (units.length === 0) return toNobody;
  const own = { ownPosition: stamp.position, ownAt: stamp.updatedAt };
  return { parts: changeParts(parts, units, (part) => ({ ...part, ...own })) };
}

/** What a row knows of the events before: notices by their units, no event by its revision. */
const earlier = (parts: Parties['parts']): EarlierEvents => ({
  unitsOfNotice: (notice) => parts.flatMap(({ unit, notices }) => (Object.hasOwn(notices, notice) ? [unit] : [])),
  audienceAt: () => undefined,
});
