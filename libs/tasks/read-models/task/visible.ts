import type { Actor } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import { scopeOf } from '../criteria/scope.js';

/** Whether the viewer has to do with the task: a unit through its part, a leading official through the post. */
export function maySeeTask(viewer: Actor, units: readonly string[], posts: readonly string[]): boolean {
  const scope = scopeOf(viewer);
  if (scope.kind === 'all') return true;
  if (scope.kind === 'unit') return units.includes(scope.unit);
  return scope.kind === 'post' && posts.includes(scope.post);
}

/**
 * What a unit may read of its task: everything but measures that are only proposed, or were declined, and the reports,
 * answers and notices of other units. The consolidating unit reads all reports: it reports for the whole task.
 */
export function visibleEvents<Event extends TaskEvent>(viewer: Actor, events: readonly Event[]): readonly Event[] {
  const scope = scopeOf(viewer);
  if (scope.kind !== 'unit') return events;
  const approved = new Set(events.flatMap(({ type, data }) => (type === 'MeasureApproved' ? [data.proposal] : [])));
  const consolidates = consolidatingUnitIn(events) === scope.unit;
  return events.filter((event) => (consolidates && isReport(event)) || isForUnit(event, scope.unit, approved));
}

const isReport = ({ type }: TaskEvent): boolean => type === 'ProgressReported' || type === 'ProgressReturned';

/** A unit that takes over from the consolidating one consolidates. */
const consolidatingUnitIn = (events: readonly TaskEvent[]): string | undefined =>
  events.reduce<string | undefined>((unit, { type, data }) => {
    if (type === 'TaskDecomposed') return data.consolidatingUnit;
    return type === 'DisputeRuled' && data.reassignedTo && data.unit === unit ? data.reassignedTo.unit : unit;
  }, undefined);

function isForUnit({ type, data }: TaskEvent, unit: string, approved: ReadonlySet<string>): boolean {
  switch (type) {
    case 'MeasureProposed':
    case 'MeasureApproved':
    case 'MeasureDeclined':
      return approved.has(data.proposal) && type !== 'MeasureDeclined';
    case 'ProgressReported':
    case 'ProgressReturned':
    case 'NoticeAnswered':
      return data.unit === unit;
    case 'ReminderIssued':
    case 'SupervisionNoticeIssued':
      return data.units.includes(unit);
    default:
      return true;
  }
}

/** Units with a part that was not reassigned, and leading posts, by the task's own events. */
export function partiesIn(events: readonly TaskEvent[]): { readonly units: string[]; readonly posts: string[] } {
  const units = new Set<string>();
  const posts = new Set<string>();
  for (const { type, data } of events) {
    if (type === 'TaskProposed') for (const { unit } of data.assignments) units.add(unit);
    if (type === 'TaskProposed') for (const { post } of data.leaders) posts.add(post);
    if (type === 'DisputeRuled' && data.reassignedTo) units.add(data.reassignedTo.unit).delete(data.unit);
  }
  return { units: [...units], posts: [...posts] };
}
