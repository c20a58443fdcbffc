import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { createWorkCalendar } from './calendar.js';
import { addDays, addMonths, dateOf, dayNumberOf } from './days.js';

const mayDay2021 = createWorkCalendar({
  source: 'sample-1',
  horizon: '2021-12-31',
  restDays: ['2021-05-03', '2021-05-04', '2021-05-05'],
  workDays: ['2021-04-25', '2021-05-08'],
});

const anyDate = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a work calendar', () => {
  it('a work calendar names the year it covers and where its data come from', () => {
    expect(mayDay2021.version).toBe('cn-2021-sample-1');
  });

  it('a work calendar knows a worked Saturday and a Monday off', () => {
    expect(mayDay2021.isWorkingDay('2021-05-08')).toBe(true);
    expect(mayDay2021.isWorkingDay('2021-05-03')).toBe(false);
    expect(mayDay2021.isWorkingDay('2021-05-01')).toBe(false);
    expect(mayDay2021.isWorkingDay('2021-05-06')).toBe(true);
  });

  it('a work calendar rolls a rest day forward and leaves a working day alone', () => {
    expect(mayDay2021.rollForward('2021-05-01')).toBe('2021-05-06');
    expect(mayDay2021.rollForward('2021-05-08')).toBe('2021-05-08');
    expect(mayDay2021.addWorkingDays('2021-05-01', 0)).toBe('2021-05-06');
  });

  it('a work calendar counts Monday to Friday where nothing is announced', () => {
    expect(mayDay2021.addWorkingDays('2035-10-05', 1)).toBe('2035-10-08');
  });

  it('a work calendar comes back to the same working day when it counts some days on and as many back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), (date, count) => {
        const from = mayDay2021.rollForward(date);
        expect(mayDay2021.addWorkingDays(mayDay2021.addWorkingDays(from, count), -count)).toBe(from);
      }),
    );
  });

  it('a work calendar never counts to a rest day, and a larger count never gives an earlier day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40, max: 40 }), (date, count) => {
        const landed = mayDay2021.addWorkingDays(date, count);
        expect(mayDay2021.isWorkingDay(landed)).toBe(true);
        expect(mayDay2021.addWorkingDays(date, count + 1) >= landed).toBe(true);
      }),
    );
  });
});

describe('counting days', () => {
  it('days are numbered from 1970-01-01', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(dayNumberOf('2000-03-01')).toBe(11_017);
    expect(dateOf(-1)).toBe('1969-12-31');
  });

  it('counting days agrees with Temporal', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(addDays(date, days)).toBe(Temporal.PlainDate.from(date).add({ days }).toString());
      }),
    );
  });

  it('counting months agrees with Temporal: where the month has no matching day, its last day is taken', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -500, max: 500 }), (date, months) => {
        expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
      }),
    );
  });
});
