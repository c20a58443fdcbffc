import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '#kernel';
import type { LightThresholds } from '#escalation/contract';
import { runs } from '#testing';
import { type Light, type TaskState, taskStates } from '#tasks/contract';
import { type LightDates, lightDates, type LightFacts, lightOn, yellowMonthEndsBefore } from './light.js';

const thresholds: LightThresholds = {
  yellowPointsBehind: 10,
  redPointsBehind: 30,
  yellowDaysBeforeDue: 3,
  yellowMonthsMakeRed: 3,
};

const facts: LightFacts = {
  state: 'InProgress',
  since: '2023-01-01',
  dispatchedOn: '2023-01-01',
  due: '2023-04-11',
  percent: 0,
  submittedOn: null,
  yellowMonthEnds: 0,
};
const datesOf = (change: Partial<LightFacts>): LightDates => lightDates({ ...facts, ...change }, thresholds);
const lightFor = (day: LocalDate, change: Partial<LightFacts>): Light =>
  lightOn(day, change.state ?? facts.state, datesOf(change));

describe('the light of a task', () => {
  it('the light of a task turns yellow at 10 points behind the line and red beyond 30', () => {
    expect(datesOf({})).toEqual({ yellowFrom: '2023-01-11', redFrom: '2023-02-01' });
    expect(lightFor('2023-01-10', {})).toBe('green');
    expect(lightFor('2023-01-11', {})).toBe('yellow');
    expect(lightFor('2023-01-31', {})).toBe('yellow');
    expect(lightFor('2023-02-01', {})).toBe('red');
  });

  it('the light of a task turns yellow three days before the due date and red on the day after it, however much is reported', () => {
    expect(datesOf({ percent: 100 })).toEqual({ yellowFrom: '2023-04-08', redFrom: '2023-04-12' });
  });

  it('the light of a task does not measure progress that is not given in percent', () => {
    expect(datesOf({ percent: null })).toEqual({ yellowFrom: '2023-04-08', redFrom: '2023-04-12' });
  });

  it('the light of a task turns red when it was yellow at three month ends in a row', () => {
    const year = { dispatchedOn: '2023-01-01', due: '2024-01-01', percent: 0 };
    expect(datesOf(year)).toEqual({ yellowFrom: '2023-02-07', redFrom: '2023-04-21' });
    expect(datesOf({ ...year, since: '2023-03-01', yellowMonthEnds: 1 }).redFrom).toBe('2023-04-21');
    expect(datesOf({ ...year, percent: 12, since: '2023-04-15', yellowMonthEnds: 2 })).toEqual({
      yellowFrom: '2023-03-23',
      redFrom: '2023-04-30',
    });
    expect(datesOf({ ...year, percent: 40, since: '2023-04-15', yellowMonthEnds: 3 }).yellowFrom).toBe('2023-07-03');
    expect(datesOf({ ...year, percent: 40, since: '2023-04-15', yellowMonthEnds: 3 }).redFrom).toBe('2023-09-14');
  });

  it('the light of a task under review stands as of the day of submission', () => {
    const submitted = { state: 'PendingReview', submittedOn: '2023-01-20', since: '2023-01-20' } as const;
    expect(lightFor('2023-12-31', submitted)).toBe('yellow');
    expect(lightFor('2023-12-31', { ...submitted, percent: 90 })).toBe('green');
  });

  it.each(['Concluded', 'Withdrawn', 'Archived', 'Suspended'] as const)(
    'no light is shown for a task in the state %s',
    (state) => {
      expect(lightFor('2024-12-31', { state })).toBe('none');
    },
  );

  it('the light of a task is green when the task is ongoing or has no due date', () => {
    expect(lightFor('2024-12-31', { due: null })).toBe('green');
    expect(lightFor('2024-12-31', { state: 'Ongoing' })).toBe('green');
  });
});

const start = Temporal.PlainDate.from('2023-11-17');
const days: LocalDate[] = Array.from({ length: 1_200 }, (_, at) => start.add({ days: at }).toString());
const numbers = new Map(days.map((day, at) => [day, at]));
const number = (day: LocalDate): number => numbers.get(day)!;
const isMonthEnd = (day: LocalDate): boolean => days[number(day) + 1]!.endsWith('-01');

/** The rule as a person would apply it: day by day, remembering month ends. */
function simulate(history: readonly LightFacts[], length: number): Light[] {
  let run = 0;
  return days.slice(0, length).map((day) => {
    const now = history.findLast(({ since }) => since <= day)!;
    if (lightOn(day, now.state, { yellowFrom: null, redFrom: null }) === 'none') return 'none';
    const alone = byRule(now.submittedOn ?? day, now);
    if (now.submittedOn === null && isMonthEnd(day)) run = alone === 'green' ? 0 : run + 1;
    return alone === 'yellow' && run >= thresholds.yellowMonthsMakeRed ? 'red' : alone;
  });
}

function byRule(day: LocalDate, { state, dispatchedOn, due, percent }: LightFacts): Light {
  if (state === 'Ongoing' || due === null) return 'green';
  const left = number(due) - number(day);
  if (left < 0) return 'red';
  const behind = pointsBehind(day, due, dispatchedOn, percent);
  if (behind > thresholds.redPointsBehind) return 'red';
  return left <= thresholds.yellowDaysBeforeDue || behind >= thresholds.yellowPointsBehind ? 'yellow' : 'green';
}

function pointsBehind(day: LocalDate, due: LocalDate, from: LocalDate | null, percent: number | null): number {
  if (from === null || percent === null || due <= from || day < from) return 0;
  return (100 * (number(day) - number(from))) / (number(due) - number(from)) - percent;
}

/** The same history as the read models fold it: dates computed once per change, the run carried on. */
function folded(history: readonly LightFacts[], length: number): Light[] {
  let run = 0;
  return history.flatMap((change, at) => {
    const now = { ...change, yellowMonthEnds: run };
    const dates = lightDates(now, thresholds);
    const until = history[at + 1]?.since ?? days[length]!;
    run = yellowMonthEndsBefore(until, now, dates);
    return days.slice(number(now.since), number(until)).map((day) => lightOn(day, now.state, dates));
  });
}

describe('the light of a task, for any history of facts', () => {
  const step = fc.record({
    toMonthEnd: fc.boolean(),
    after: fc.integer({ min: 1, max: 60 }),
    state: fc.constantFrom<TaskState>('InProgress', 'InProgress', 'PendingReview', ...taskStates),
    due: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 9 }),
    percent: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 9 }),
    isDispatched: fc.boolean(),
  });
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  /** Changes on random days, often on the last of a month; a submission keeps its day while it is under review. */
  function historyOf(steps: readonly Step[]): LightFacts[] {
    const history: LightFacts[] = [];
    let at = 0;
    for (const { toMonthEnd, after, state, due, percent, isDispatched } of steps) {
      const since = days[at]!;
      const before = history.at(-1);
      const submittedOn = state !== 'PendingReview' ? null : (before?.submittedOn ?? since);
      const dueDay = due === null ? null : days[due]!;
      const dispatchedOn = isDispatched ? days[0]! : null;
      history.push({ state, since, dispatchedOn, due: dueDay, percent, submittedOn, yellowMonthEnds: 0 });
      at += after;
      while (toMonthEnd && !isMonthEnd(days[at]!)) at++;
    }
    return history;
  }

  it('the dates of a light say for every day what a day-by-day simulation says, for any history of facts', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const history = historyOf(steps);
        const length = number(history.at(-1)!.since) + 150;
        expect(folded(history, length)).toEqual(simulate(history, length));
      }),
      { numRuns: runs(1_000) },
    );
  });
});
