import type { Scope, TaskEvent, TaskEventData } from '#tasks/contract';
import { type Audience, audienceOf } from './audience.js';
import type { Affecting } from '../further-effects.js';

/** Who may read what of one task: folded from the task's own events, all of them, from its first. */
export interface Readership {
  readonly planId: string | undefined;
  /** Units whose part stands. */
  readonly units: readonly string[];
  /** Posts that lead the task. */
  readonly posts: readonly string[];
  readonly consolidatingUnit: string | null;
  /** Notice → the units it was addressed to. */
  readonly notices: Readonly<Record<string, readonly string[]>>;
  /** Ids of approved proposals. */
  readonly approved: readonly string[];
  /** Units whose part ended, and the revision of the event that ended it. */
  readonly ended: readonly { readonly unit: string; readonly revision: number }[];
  /** Of every event, by its revision. */
  readonly audiences: readonly Audience[];
}

const nobody: Readership = {
  planId: undefined,
  units: [],
  posts: [],
  consolidatingUnit: null,
  notices: {},
  approved: [],
  ended: [],
  audiences: [],
};

export const readershipOf = (events: readonly TaskEvent[]): Readership => events.reduce(withEvent, nobody);

/** As the task's next event leaves it. */
export function withEvent(before: Readership, event: TaskEvent): Readership {
  const after = isChange(event) ? changedBy(before, event) : before;
  const audience = audienceOf(event, {
    unitsOfNotice: (notice) => (Object.hasOwn(after.notices, notice) ? after.notices[notice]! : []),
    audienceAt: (revision) => before.audiences[revision],
  });
  return { ...after, audiences: [...before.audiences, audience] };
}

type Changes = {
  readonly [T in Affecting<'readership'>]: (was: Readership, data: TaskEventData<T>) => Partial<Readership>;
};

const changes: Changes = {
  TaskProposed: (_was, { planId, assignments, leaders }) => ({
    planId,
    units: [...new Set(assignments.map(({ unit }) => unit))],
    posts: [...new Set(leaders.map(({ post }) => post))],
  }),
  TaskDecomposed: (_was, { consolidatingUnit }) => ({ consolidatingUnit }),
  DisputeRuled: (was, { unit, reassignedTo }) => (reassignedTo ? handedOver(was, unit, reassignedTo.unit) : {}),
  SupervisionNoticeIssued: (was, { notice, units }) => ({ notices: { ...was.notices, [notice]: units } }),
  MeasureApproved: (was, { proposal }) => ({ approved: [...was.approved, proposal] }),
};

const isChange = (event: TaskEvent): event is TaskEvent<Affecting<'readership'>> => Object.hasOwn(changes, event.type);

const changedBy = <T extends Affecting<'readership'>>(was: Readership, { type, data }: TaskEvent<T>): Readership => ({
  ...was,
  ...changes[type](was, data),
});

/** A unit that takes over from the consolidating one consolidates from then on. */
const handedOver = (was: Readership, from: string, to: string): Partial<Readership> => ({
  units: [...was.units.filter((unit) => unit !== from), to],
  consolidatingUnit: was.consolidatingUnit === from ? to : was.consolidatingUnit,
  ended: [...was.ended, { unit: from, revision: was.audiences.length }],
});

/** Whether the event of this revision ended the unit's part. The unit may not read that event: the task is no longer its own. */
export const endedPart = (unit: string, { ended }: Readership, revision: number): boolean =>
  ended.some((part) => part.unit === unit && part.revision === revision);

/** Whether the task exists for the viewer: for a unit through its standing part, for a leading official through the post. */
export function maySeeTask(scope: Scope, { units, posts }: Pick<Readership, 'units' | 'posts'>): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'unit':
      return units.includes(scope.unit);
    case 'post':
      return posts.includes(scope.post);
    case 'none':
      return false;
  }
}

/** Whether the viewer may read the event of this revision. */
export function mayRead(scope: Scope, readership: Readership, revision: number): boolean {
  const audience = readership.audiences[revision];
  if (!audience || !maySeeTask(scope, readership)) return false;
  return scope.kind !== 'unit' || isForUnit(audience, scope.unit, readership);
}

/** Whether an event is for a unit whose part stands. */
export function isForUnit(
  audience: Audience,
  unit: string,
  { consolidatingUnit, approved }: Pick<Readership, 'consolidatingUnit' | 'approved'>,
): boolean {
  switch (audience.for) {
    case 'parties':
      return true;
    case 'supervisors':
      return false;
    case 'units':
      return audience.units.includes(unit) || (audience.consolidating && unit === consolidatingUnit);
    case 'approval':
      return approved.includes(audience.proposal);
  }
}

/** The events of a task that the viewer may read; `events` are all of them, from the first. */
export const readableBy = <Event>(scope: Scope, readership: Readership, events: readonly Event[]): readonly Event[] =>
  events.filter((_event, revision) => mayRead(scope, readership, revision));
