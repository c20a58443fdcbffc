import type { NoticeColour } from '#escalation/contract';
import { parseClockName, type TaskEvent, type TaskEventData } from '#tasks/contract';
import { consolidatingUnitIn, unitsIn } from './reading.js';

/** What the boards count of one unit's part in a task, or of a whole task. */
export interface Counts {
  readonly lateReports: number;
  readonly missingReports: number;
  readonly returned: number;
  readonly openNotices: number;
  readonly noticeCounts: Readonly<Record<NoticeColour, number>>;
  /** Reminders and notices. */
  readonly requests: number;
}

type Facts = readonly TaskEvent[];
type Named = { readonly units: readonly string[] };

/** Each count goes through all events again. A unit that a ruling names has its part from that ruling on. */
export function countsOfUnit(unit: string, events: Facts): Counts {
  const since = events.findLastIndex(
    ({ type, data }) => type === 'DisputeRuled' && data.reassignedTo?.unit === unit && data.unit !== unit,
  );
  const own = events.slice(Math.max(0, since));
  const names = ({ units }: Named): boolean => units.includes(unit);
  const notices = of(own, 'SupervisionNoticeIssued').filter(names);
  return {
    lateReports: new Set(of(own, 'ProgressReported').flatMap((r) => (r.unit === unit && r.late ? [r.period] : [])))
      .size,
    missingReports: new Set(owed(events).flatMap((missed) => (missed.unit === unit ? [missed.period] : []))).size,
    returned: of(own, 'ProgressReturned').filter((returned) => returned.unit === unit).length,
    openNotices: notices.filter((notice) => isOpen(unit, notice, own)).length,
    noticeCounts: byColour(notices),
    requests: notices.length + of(own, 'ReminderIssued').filter(names).length,
  };
}

/** Of the task, with the parts that were taken from units. */
export function countsOfTask(events: Facts): Counts {
  const [proposed] = of(events, 'TaskProposed');
  const followers = of(events, 'DisputeRuled').flatMap(({ reassignedTo }) => (reassignedTo ? [reassignedTo.unit] : []));
  const units = new Set([...(proposed?.assignments ?? []).map(({ unit }) => unit), ...followers]);
  const parts = [...units].map((unit) => countsOfUnit(unit, events));
  const sum = (count: (part: Counts) => number): number => parts.reduce((total, part) => total + count(part), 0);
  return {
    lateReports: sum(({ lateReports }) => lateReports),
    missingReports: sum(({ missingReports }) => missingReports),
    returned: of(events, 'ProgressReturned').length,
    openNotices: sum(({ openNotices }) => openNotices),
    noticeCounts: byColour(of(events, 'SupervisionNoticeIssued')),
    requests: sum(({ requests }) => requests),
  };
}

/** What a unit is shown: of reports all when it consolidates, of notices only its own. */
export function countsShownTo(unit: string | undefined, events: Facts): Counts {
  const whole = countsOfTask(events);
  if (unit === undefined) return whole;
  const own = countsOfUnit(unit, events);
  const { openNotices, noticeCounts, requests } = own;
  return consolidatingUnitIn(events) === unit ? { ...whole, openNotices, noticeCounts, requests } : own;
}

export const hasPart = (unit: string, events: Facts): boolean => unitsIn(events).includes(unit);

const of = <T extends TaskEvent['type']>(events: Facts, wanted: T): TaskEventData<T>[] =>
  events.flatMap(({ type, data }) => (type === wanted ? [data as TaskEventData<T>] : []));

const byColour = (notices: readonly { readonly colour: NoticeColour }[]): Counts['noticeCounts'] => {
  const inColour = (colour: NoticeColour): number => notices.filter((notice) => notice.colour === colour).length;
  return { blue: inColour('blue'), orange: inColour('orange'), red: inColour('red') };
};

/** Reports that nobody sent before the last rung, and nobody since. The unit that consolidated at that time owed them. */
const owed = (events: Facts): { readonly unit: string | undefined; readonly period: string }[] =>
  events.flatMap(({ type, data }, at) => {
    if (type !== 'ClockStopped' || data.reason !== 'superseded') return [];
    const clock = parseClockName(data.clock);
    if (clock.kind !== 'report') return [];
    const { period } = clock;
    const unit = consolidatingUnitIn(events.slice(0, at));
    const since = of(events.slice(at), 'ProgressReported');
    return since.some((report) => report.unit === unit && report.period === period) ? [] : [{ unit, period }];
  });

/** Whether the unit still has to answer. Nobody has to once the task has ended. */
function isOpen(unit: string, { notice, answerDue }: TaskEventData<'SupervisionNoticeIssued'>, own: Facts): boolean {
  const ends = new Set<TaskEvent['type']>(['CompletionAccepted', 'TaskWithdrawn', 'TaskArchived']);
  const issued = own.findIndex(({ type, data }) => type === 'SupervisionNoticeIssued' && data.notice === notice);
  const since = own.slice(issued);
  const isAnswered = of(since, 'NoticeAnswered').some((answer) => answer.notice === notice && answer.unit === unit);
  return answerDue !== null && !isAnswered && !since.some(({ type }) => ends.has(type));
}
