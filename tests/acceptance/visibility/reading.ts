import { clockVisibility, type TaskEvent, taskReaders, type VisibilityRule } from '#tasks/contract';

/** The record of visibility, read as plainly as possible: each question goes through all events again. */

/** The units that have a part in the task after these events. */
export const unitsIn = (events: readonly TaskEvent[]): readonly string[] =>
  events.reduce<readonly string[]>((units, { type, data }) => {
    if (type === 'TaskProposed') return data.assignments.map(({ unit }) => unit);
    if (type !== 'DisputeRuled' || !data.reassignedTo) return units;
    return [...units.filter((unit) => unit !== data.unit), data.reassignedTo.unit];
  }, []);

export const consolidatingUnitIn = (events: readonly TaskEvent[]): string | undefined =>
  events.reduce<string | undefined>((unit, { type, data }) => {
    if (type === 'TaskDecomposed') return data.consolidatingUnit;
    return type === 'DisputeRuled' && data.reassignedTo && data.unit === unit ? data.reassignedTo.unit : unit;
  }, undefined);

/** The places of the events that a unit may read, after all of these have happened. */
export const readByUnit = (unit: string, events: readonly TaskEvent[]): readonly number[] =>
  unitsIn(events).includes(unit) ? [...events.keys()].filter((at) => isFor(unit, events[at]!, events)) : [];

export function isFor(unit: string, { type, data }: TaskEvent, events: readonly TaskEvent[]): boolean {
  const rule = taskReaders[type].readers as VisibilityRule<unknown>;
  return follows(unit, rule, data, events);
}

/** Whether a unit may read what happens to a clock. */
export function mayReadClock(unit: string, clock: string, events: readonly TaskEvent[]): boolean {
  const [kind, subject] = clock.split(':');
  const rule = clockVisibility[kind as keyof typeof clockVisibility] as VisibilityRule<unknown>;
  return follows(unit, rule, { unit: subject, period: subject, notice: subject }, events);
}

function follows(unit: string, rule: VisibilityRule<unknown>, data: unknown, events: readonly TaskEvent[]): boolean {
  if (rule.for === 'parties') return true;
  if (rule.for === 'supervisors') return false;
  if (rule.for === 'units') {
    return rule.named(data).includes(unit) || (rule.consolidating && unit === consolidatingUnitIn(events));
  }
  if (rule.what === 'event') return isFor(unit, events[rule.which(data)]!, events);
  const which = rule.which(data);
  if (rule.what === 'clock') return mayReadClock(unit, which, events);
  return rule.what === 'proposal' ? isApproved(which, events) : mayReadNotice(unit, which, events);
}

const isApproved = (proposal: string, events: readonly TaskEvent[]): boolean =>
  events.some(({ type, data }) => type === 'MeasureApproved' && data.proposal === proposal);

const mayReadNotice = (unit: string, notice: string, events: readonly TaskEvent[]): boolean =>
  events.some(
    (event) => event.type === 'SupervisionNoticeIssued' && event.data.notice === notice && isFor(unit, event, events),
  );
