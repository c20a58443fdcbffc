import { describe, expect, it } from '@jest/globals';
import { isWorkday } from 'chinese-days';
import { chineseDaysData, chineseWorkCalendar } from './chinese-days.js';

const calendar = chineseWorkCalendar();

describe('the published calendar', () => {
  it.each([
    ['2021-04-30', 1, '2021-05-06'],
    ['2021-04-30', 2, '2021-05-07'],
    ['2021-04-30', 3, '2021-05-08'],
    ['2021-09-30', 5, '2021-10-13'],
    ['2021-02-10', 3, '2021-02-20'],
    ['2021-05-08', -3, '2021-04-30'],
    ['2021-05-01', 0, '2021-05-06'],
    ['2020-01-23', 5, '2020-02-07'],
  ])('the published calendar counts from %s by %i working days to %s', (from, count, expected) => {
    expect(calendar.addWorkingDays(from, count)).toBe(expected);
  });

  it('the published calendar covers whole years, up to the last year whose National Day is announced', () => {
    const { horizon, restDays } = chineseDaysData();
    expect([...restDays]).toContain(`${horizon.slice(0, 4)}-10-01`);
    expect([...restDays]).not.toContain(`${Number(horizon.slice(0, 4)) + 1}-10-01`);
    expect(horizon >= '2026-12-31').toBe(true);
    expect(calendar.version).toBe(`cn-${horizon.slice(0, 4)}-${chineseDaysData().source}`);
  });

  it('the published calendar agrees with the package on every day it covers, asked at noon so that the time zone cannot matter', () => {
    const last = new Date(2026, 11, 31, 12);
    for (const noon = new Date(2004, 0, 1, 12); noon <= last; noon.setDate(noon.getDate() + 1)) {
      const date = `${noon.getFullYear()}-${two(noon.getMonth() + 1)}-${two(noon.getDate())}`;
      expect([date, calendar.isWorkingDay(date)]).toEqual([date, isWorkday(noon)]);
    }
  });
});

const two = (value: number): string => String(value).padStart(2, '0');
