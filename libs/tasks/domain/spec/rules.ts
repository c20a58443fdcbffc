import { Temporal } from 'temporal-polyfill';
import { instantOf, type LocalDate } from '#kernel';
import type { ClockKind, DayUnit, EscalationPolicy, RungSpec, SupervisionRules } from '#escalation/contract';

/** Rules for specifications: Saturdays and Sundays rest, nothing else; the default ladder. */

/** Properties ask for the same few hundred days millions of times. */
function remembered<Rest extends readonly (string | number)[], Answer>(compute: (...of: Rest) => Answer) {
  const known = new Map<string, Answer>();
  return (...of: Rest): Answer => {
    const key = of.join(' ');
    if (!known.has(key)) known.set(key, compute(...of));
    return known.get(key)!;
  };
}

const day = (date: LocalDate) => Temporal.PlainDate.from(date);
const isWorkingDay = remembered((date: LocalDate) => day(date).dayOfWeek <= 5);
const shift = remembered((date: LocalDate, days: number) => day(date).add({ days }).toString());
const addMonths = remembered((date: LocalDate, months: number) => day(date).add({ months }).toString());
const roll = (date: LocalDate): LocalDate => (isWorkingDay(date) ? date : roll(shift(date, 1)));

function addWorkingDays(date: LocalDate, count: number): LocalDate {
  const step = Math.sign(count);
  let at = date;
  for (let left = Math.abs(count); left > 0;) {
    at = shift(at, step);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

export function addDays(date: LocalDate, count: number, unit: DayUnit): LocalDate {
  if (unit === 'workingDay') return addWorkingDays(date, count);
  return unit === 'day' ? shift(date, count) : addMonths(date, count);
}

const rung = (
  name: string,
  clock: ClockKind,
  count: number,
  unit: DayUnit,
  rest: Partial<RungSpec> & Pick<RungSpec, 'act'>,
): RungSpec => ({ rung: name, clock, offset: { count, unit }, to: ['clerk', 'unitHead'], basis: 'spec', ...rest });

const within = (count: number) => ({ count, unit: 'day' }) as const;

const defaultRungs: readonly RungSpec[] = [
  rung('Sign-1', 'sign', 1, 'day', { act: 'remind' }),
  rung('Sign-2', 'sign', 3, 'workingDay', { act: 'urge' }),
  rung('Sign-3', 'sign', 5, 'workingDay', { act: 'deemReceived' }),
  rung('Rep-0', 'report', -3, 'day', { act: 'remind' }),
  rung('Rep-1', 'report', 1, 'workingDay', { act: 'urge' }),
  rung('Rep-2', 'report', 5, 'workingDay', { act: 'notice', colour: 'blue' }),
  rung('L0a', 'deadline', -14, 'day', { act: 'remind' }),
  rung('L0b', 'deadline', -7, 'day', { act: 'remind' }),
  rung('L0c', 'deadline', -3, 'day', { act: 'remind' }),
  rung('L1', 'deadline', 1, 'workingDay', {
    act: 'notice',
    colour: 'blue',
    answerWithin: within(3),
    ifUnanswered: 'L2',
  }),
  rung('L2', 'deadline', 5, 'workingDay', {
    act: 'notice',
    colour: 'orange',
    answerWithin: within(7),
    ifUnanswered: 'L3',
  }),
  rung('L3', 'deadline', 15, 'workingDay', { act: 'notice', colour: 'red', measure: 'censure' }),
  rung('L4', 'deadline', 1, 'month', { act: 'propose', measure: 'interview' }),
  rung('L5', 'rectification', 1, 'workingDay', { act: 'propose', measure: 'accountability' }),
];

/** The same ladder, where nothing follows from an unanswered notice. */
export const rungsWithoutAnswers: readonly RungSpec[] = defaultRungs.map((spec) => {
  const { ifUnanswered, ...rest } = spec;
  return ifUnanswered ? rest : spec;
});

const policyOf = (rungs: readonly RungSpec[]): EscalationPolicy => ({
  id: 'spec',
  version: 1,
  title: 'spec',
  effectiveFrom: '2023-01-01',
  actsAt: '09:00',
  rungs,
  reportDueDay: 5,
  objectionWorkingDays: 5,
  reminderCooldownWorkingDays: 3,
  holdDays: 7,
  extension: { leadWorkingDays: 5, maxGrants: 1 },
  light: { yellowPointsBehind: 10, redPointsBehind: 30, yellowDaysBeforeDue: 3, yellowMonthsMakeRed: 3 },
});

const versions = { policyVersion: 'spec@1', calendarVersion: 'weekdays', provisional: false };
const actsOn = remembered((date: LocalDate) => instantOf(roll(date), '09:00'));
const startOf = remembered((date: LocalDate) => instantOf(date, '00:00'));
const reportFor = (period: string) => ({ period, dueOn: addDays(`${period}-05`, 1, 'month') });

const timetable = (rungs: readonly RungSpec[], kind: ClockKind, anchor: LocalDate, armedOn: LocalDate) =>
  rungs
    .filter(({ clock }) => clock === kind)
    .map(({ rung: name, offset }) => ({ rung: name, at: actsOn(addDays(anchor, offset.count, offset.unit)) }))
    .filter(({ at }) => at >= startOf(armedOn))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));

export const rulesWith = (rungs: readonly RungSpec[]): SupervisionRules => ({
  policy: policyOf(rungs),
  policyVersion: versions.policyVersion,
  calendarVersion: versions.calendarVersion,
  arm: (kind, anchor, armedOn) => ({ rungs: timetable(rungs, kind, anchor, armedOn), ...versions }),
  rung: (name) => rungs.find((spec) => spec.rung === name)!,
  actsOn,
  firstReport: (date) => reportFor(date.slice(0, 7)),
  reportAfter: (period) => reportFor(addDays(`${period}-01`, 1, 'month').slice(0, 7)),
  reportFor,
  addDays,
});

export const rules = rulesWith(defaultRungs);
