import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDateOf } from '#kernel';
import { chineseWorkCalendar } from '../calendar/chinese-days.js';
import { type ClockKind, escalationPolicy } from '../contract/index.js';
import { createSupervisionRules } from './rules.js';

const seed = JSON.parse(readFileSync(new URL('../../../seeds/policies/default-1.json', import.meta.url), 'utf8'));
const policy = escalationPolicy.strip().parse(seed);
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
