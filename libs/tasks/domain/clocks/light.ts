import type { LocalDate } from '#kernel';
import type { LightThresholds } from '#escalation/contract';
import type { Light, TaskState } from '#tasks/contract';

/** What a task's light follows from; nothing in it changes by time alone. */
export interface LightFacts {
  readonly state: TaskState;
  /** The day from which these facts hold. */
  readonly since: LocalDate;
  /** Where the straight line of progress begins; null when progress is not measured. */
  readonly dispatchedOn: LocalDate | null;
  /** Where it ends: the current due date. */
  readonly due: LocalDate | null;
  /** Latest percentage; null when progress is not measured in percent. */
  readonly percent: number | null;
  /** The unit has handed in its work: the light stands as of this day until that is reviewed. */
  readonly submittedOn: LocalDate | null;
  /** Month ends running at which the task was at least yellow, before `since`. */
  readonly yellowMonthEnds: number;
}

/** From these days on the light is at least yellow, and red, as long as the facts stay as they are. */
export interface LightDates {
  readonly yellowFrom: LocalDate | null;
  readonly redFrom: LocalDate | null;
}

/** No light at all: closed, or time stands still. */
const uncounted: ReadonlySet<TaskState> = new Set(['Concluded', 'Withdrawn', 'Archived', 'Suspended']);
const undated: ReadonlySet<TaskState> = new Set(['Ongoing', ...uncounted]);

/**
 * Yellow: within `yellowDaysBeforeDue` days of the due date, or at least `yellowPointsBehind` points behind the straight
 * line from dispatch to due date. Red: more than `redPointsBehind` points behind, overdue, or yellow at
 * `yellowMonthsMakeRed` month ends running (银川 2025; XA ≤3 天).
 */
export function lightDates(facts: LightFacts, thresholds: LightThresholds): LightDates {
  const { state, due, submittedOn } = facts;
  if (undated.has(state) || due === null) return { yellowFrom: null, redFrom: null };
  const dueDay = dayNumber(due);
  const line = lineOf(facts, dueDay);
  const redAlone = earliest(dueDay + 1, line && firstDay(line, (behind) => behind > thresholds.redPointsBehind));
  const yellowLine = line && firstDay(line, (behind) => behind >= thresholds.yellowPointsBehind);
  const yellow = earliest(earliest(dueDay - thresholds.yellowDaysBeforeDue, redAlone), yellowLine);
  const red = earliest(redAlone, redByMonths(yellow, facts, thresholds));
  const last = submittedOn === null ? Number.POSITIVE_INFINITY : dayNumber(submittedOn);
  return { yellowFrom: yellow <= last ? dateOf(yellow) : null, redFrom: red <= last ? dateOf(red) : null };
}

/** The light on a day, by the facts that hold on it. */
export function lightOn(day: LocalDate, state: TaskState, { yellowFrom, redFrom }: LightDates): Light {
  if (uncounted.has(state)) return 'none';
  if (redFrom !== null && redFrom <= day) return 'red';
  return yellowFrom !== null && yellowFrom <= day ? 'yellow' : 'green';
}

/** The run of yellow month ends before `until`. Month ends that fall while time stands still or under review do not count. */
export function yellowMonthEndsBefore(until: LocalDate, facts: LightFacts, { yellowFrom }: LightDates): number {
  if (uncounted.has(facts.state) || facts.submittedOn !== null) return facts.yellowMonthEnds;
  let run = facts.yellowMonthEnds;
  for (let end = monthEnd(facts.since); end < until; end = monthEnd(dateOf(dayNumber(end) + 1))) {
    run = yellowFrom !== null && yellowFrom <= end ? run + 1 : 0;
  }
  return run;
}

/** Expected progress grows by equal steps from 0 on the day `from` to 100 on the day `to`. */
interface Line {
  readonly from: number;
  readonly to: number;
  readonly percent: number;
}

function lineOf({ dispatchedOn, percent }: LightFacts, to: number): Line | undefined {
  if (dispatchedOn === null || percent === null) return undefined;
  const from = dayNumber(dispatchedOn);
  return from < to ? { from, to, percent } : undefined;
}

const behindOn = ({ from, to, percent }: Line, day: number): number => (100 * (day - from)) / (to - from) - percent;

/** The first day up to the due date on which the gap, which grows from day to day, is that large. */
function firstDay(line: Line, isBehind: (points: number) => boolean): number | undefined {
  let low = line.from;
  let high = line.to;
  if (!isBehind(behindOn(line, high))) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBehind(behindOn(line, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From when yellow has lasted so many month ends that it counts as red; under review the run neither grows nor breaks. */
function redByMonths(yellow: number, facts: LightFacts, { yellowMonthsMakeRed }: LightThresholds): number {
  const { since, submittedOn, yellowMonthEnds } = facts;
  if (submittedOn !== null && yellowMonthEnds < yellowMonthsMakeRed) return Number.POSITIVE_INFINITY;
  const from = Math.max(yellow, dayNumber(submittedOn ?? since));
  const isBroken = submittedOn === null && dayNumber(monthEnd(since)) < from;
  const missing = yellowMonthsMakeRed - (isBroken ? 0 : yellowMonthEnds);
  if (missing <= 0) return from;
  let end = dayNumber(monthEnd(dateOf(from)));
  for (let count = 1; count < missing; count++) end = dayNumber(monthEnd(dateOf(end + 1)));
  return end;
}

const earliest = (a: number, b: number | undefined): number => (b === undefined ? a : Math.min(a, b));

/** Days since 1 March of year 0 (proleptic Gregorian), by whole numbers: this runs for every event of a rebuild. */
function dayNumber(date: LocalDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear;
}

function dateOf(number: number): LocalDate {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return iso(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last day of the date's month. */
function monthEnd(date: LocalDate): LocalDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return iso(year, month, month === 2 && isLeap ? 29 : lengths[month - 1]!);
}

const iso = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
