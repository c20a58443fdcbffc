import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDateOf } from '#kernel';
import { chineseWorkCalendar } from '../calendar/chinese-days.js';
import type { ClockKind, RungSpec } from '../contract/index.js';
import { parsePolicy } from './policy.js';
import { createSupervisionRules } from './rules.js';

const seed = JSON.parse(readFileSync(new URL('../../../seeds/policies/default-1.json', import.meta.url), 'utf8'));
const policy = parsePolicy(seed, 'default-1.json');
const calendar = chineseWorkCalendar();
const rules = createSupervisionRules(policy, calendar);

const rungDays = (kind: ClockKind, anchor: string, armedOn: string) =>
  rules.arm(kind, anchor, armedOn).rungs.map(({ rung, at }) => `${rung} ${localDateOf(at)}`);

const anyDate = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ladderKind = fc.constantFrom<ClockKind>('sign', 'report', 'deadline', 'rectification');

describe('arming a clock', () => {
  it('arming a clock lays the whole ladder of a due date out on working days', () => {
    expect(rungDays('deadline', '2023-12-31', '2023-01-17')).toEqual([
      'L0a 2023-12-18',
      'L0b 2023-12-25',
      'L0c 2023-12-28',
      'L1 2024-01-02',
      'L2 2024-01-08',
      'L3 2024-01-22',
      'L4 2024-01-31',
    ]);
  });

  it('a rung acts at the time of day that the policy names, in Asia/Shanghai', () => {
    expect(rules.arm('rectification', '2023-06-01', '2023-05-20').rungs).toEqual([
      { rung: 'L5', at: '2023-06-02T01:00:00.000Z' },
    ]);
  });

  it('a warning moves to an earlier working day when a later one would pass the date that it warns of', () => {
    expect(rungDays('report', '2023-10-05', '2023-09-01')).toContain('Rep-0 2023-09-28');
    expect(rungDays('report', '2023-02-05', '2023-01-20')).toContain('Rep-0 2023-02-02');
  });

  it('a rung that falls on a rest day after the anchor moves to the next working day', () => {
    expect(rungDays('sign', '2023-01-20', '2023-01-20')).toEqual([
      'Sign-1 2023-01-28',
      'Sign-2 2023-01-30',
      'Sign-3 2023-02-01',
    ]);
  });

  it('a timetable leaves out rungs before the arming day and keeps a rung of that day itself', () => {
    expect(rungDays('deadline', '2023-12-31', '2023-12-25')[0]).toBe('L0b 2023-12-25');
    expect(rungDays('deadline', '2023-12-31', '2024-01-08')).toEqual([
      'L2 2024-01-08',
      'L3 2024-01-22',
      'L4 2024-01-31',
    ]);
  });

  it('a rung that is counted in months falls on the last day of a month that has no matching day', () => {
    expect(rungDays('deadline', '2023-05-31', '2023-01-17')).toContain('L4 2023-06-30');
  });

  it('a timetable names the versions with which it was computed', () => {
    const armed = rules.arm('sign', '2023-01-17', '2023-01-17');
    expect(armed).toMatchObject({ policyVersion: 'default@1', calendarVersion: calendar.version, provisional: false });
  });

  it('a timetable is provisional when a rung falls beyond the published calendar', () => {
    const year = Number(calendar.horizon.slice(0, 4));
    expect(rules.arm('deadline', `${year}-12-31`, `${year}-01-10`).provisional).toBe(true);
    expect(rules.arm('deadline', `${year}-06-30`, `${year}-01-10`).provisional).toBe(false);
  });

  it('the rules refuse to arm a kind of clock for which the policy has no rung', () => {
    expect(() => rules.arm('notice', '2023-06-01', '2023-05-01')).toThrow(
      expect.objectContaining({
        code: 'ESCALATION_CLOCK_NOT_ARMABLE',
        details: { policyVersion: 'default@1', clock: 'notice' },
      }),
    );
  });

  it('every timetable is sorted, complete, on working days and not before the arming day', () => {
    fc.assert(
      fc.property(ladderKind, anyDate, anyDate, (kind, anchor, armedOn) => {
        const { rungs } = rules.arm(kind, anchor, armedOn);
        const days = rungs.map(({ at }) => localDateOf(at));
        expect([...days].sort()).toEqual(days);
        expect(days.every((day) => day >= armedOn && calendar.isWorkingDay(day))).toBe(true);
        const whole = rules.arm(kind, anchor, '2000-01-01').rungs;
        expect(whole.map(({ rung }) => rung).sort()).toEqual(ladderOf(kind).sort());
        expect(rungs).toEqual(whole.filter(({ at }) => localDateOf(at) >= armedOn));
      }),
    );
  });

  it('a warning comes before the due date and never after it', () => {
    fc.assert(
      fc.property(ladderKind, anyDate, (kind, anchor) => {
        for (const { rung, at } of rules.arm(kind, anchor, '2000-01-01').rungs) {
          if (rules.rung(rung).offset.count < 0) expect(localDateOf(at) <= anchor).toBe(true);
          else expect(localDateOf(at) > anchor).toBe(true);
        }
      }),
    );
  });

  it('the rules give the same timetable again, however many others were asked for in between', () => {
    const first = rules.arm('deadline', '2023-06-30', '2023-01-17');
    for (let n = 0; n < 25_000; n++) rules.arm('sign', '2023-01-17', `20${10 + (n % 20)}-01-01#${n}`);
    expect(rules.arm('deadline', '2023-06-30', '2023-01-17')).toEqual(first);
  });
});

const ladderOf = (kind: ClockKind) => policy.rungs.filter(({ clock }) => clock === kind).map(({ rung }) => rung);

describe('the other questions a decision asks', () => {
  it('the rules find a rung by name and refuse an unknown name', () => {
    expect(rules.rung('L2')).toMatchObject({ act: 'notice', colour: 'orange', ifUnanswered: 'L3' });
    expect(() => rules.rung('L9')).toThrow(expect.objectContaining({ code: 'ESCALATION_RUNG_UNKNOWN' }));
  });

  it('the rules move an action to a working day', () => {
    expect(rules.actsOn('2023-10-01')).toBe('2023-10-07T01:00:00.000Z');
    expect(rules.actsOn('2023-10-09')).toBe('2023-10-09T01:00:00.000Z');
  });

  it('a monthly report is due on the fifth of the next month, whatever day of the week that is', () => {
    expect(rules.firstReport('2023-01-17')).toEqual({ period: '2023-01', dueOn: '2023-02-05' });
    expect(rules.reportAfter('2023-11')).toEqual({ period: '2023-12', dueOn: '2024-01-05' });
    expect(rules.reportFor('2023-12')).toEqual({ period: '2023-12', dueOn: '2024-01-05' });
  });

  it('the rules add working days, days and months', () => {
    expect(rules.addDays('2023-01-20', 3, 'day')).toBe('2023-01-23');
    expect(rules.addDays('2023-01-20', 3, 'workingDay')).toBe('2023-01-30');
    expect(rules.addDays('2023-01-31', 1, 'month')).toBe('2023-02-28');
  });
});

describe('a policy file', () => {
  const reasonOf = (change: object): string => {
    try {
      parsePolicy({ ...seed, ...change }, 'changed.json');
    } catch (error) {
      return `${(error as { code: string }).code} ${JSON.stringify((error as { details: object }).details).replaceAll('\\"', '"')}`;
    }
    return 'accepted';
  };
  const withRung = (name: string, change: Partial<RungSpec>) => ({
    rungs: policy.rungs.map((spec) => (spec.rung === name ? { ...spec, ...change } : spec)),
  });

  it.each<[string, object, string]>([
    ['a rung named twice', { rungs: [...policy.rungs, policy.rungs[0]] }, 'rung "Sign-1" is named twice'],
    [
      'a kind of clock without rungs',
      { rungs: policy.rungs.filter(({ clock }) => clock !== 'report') },
      'no rung for "report"',
    ],
    ['a next rung that does not exist', withRung('L1', { ifUnanswered: 'L7' }), '"L7" is no later rung'],
    ['a ladder that climbs down', withRung('L2', { ifUnanswered: 'L1' }), '"L1" is no later rung'],
    ['a next rung of another ladder', withRung('Rep-2', { ifUnanswered: 'L5' }), '"L5" is no later rung'],
    ['a notice without colour', withRung('L1', { colour: undefined } as never), 'a notice has a colour'],
    ['a reminder with a colour', withRung('L0a', { colour: 'red' }), 'a notice has a colour'],
    ['a proposal without measure', withRung('L4', { measure: undefined } as never), 'a proposal names its measure'],
    [
      'an answer to a reminder',
      withRung('L0a', { answerWithin: { count: 1, unit: 'day' } }),
      'only a notice can be answered',
    ],
    ['a report deemed received', withRung('Rep-1', { act: 'deemReceived' }), 'only signing can be deemed done'],
    ['red before yellow', { light: { ...policy.light, redPointsBehind: 5 } }, 'red must not come before yellow'],
    ['a time outside working hours', { actsAt: '22:00' }, 'actsAt'],
    ['a field nobody knows', { surprise: 1 }, 'surprise'],
    ['an offset in weeks', withRung('L1', { offset: { count: 1, unit: 'week' } } as never), 'rungs.9.offset.unit'],
    ['no object at all', { rungs: 'many' }, 'rungs'],
  ])('a policy file is refused that has %s', (_title, change, reason) => {
    expect(reasonOf(change)).toContain('ESCALATION_POLICY_INVALID');
    expect(reasonOf(change)).toContain(reason);
  });
});
