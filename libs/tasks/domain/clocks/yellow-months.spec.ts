import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { lightDates, type LightFacts, yellowMonthEndsBefore } from './light.js';

const thresholds = { yellowPointsBehind: 10, redPointsBehind: 30, yellowDaysBeforeDue: 3, yellowMonthsMakeRed: 3 };
const facts: LightFacts = {
  ...{ state: 'InProgress', since: '2023-01-15', dispatchedOn: '2023-01-01', due: '2023-12-31', percent: 0 },
  ...{ submittedOn: null, yellowMonthEnds: 1 },
};
const endsBefore = (until: LocalDate, yellowFrom: LocalDate | null, change: Partial<LightFacts> = {}) =>
  yellowMonthEndsBefore(until, { ...facts, ...change }, { yellowFrom, redFrom: null });

describe('the run of yellow month ends', () => {
  it('the run of yellow month ends grows with each month end from the first yellow day on', () => {
    expect(endsBefore('2023-04-01', '2023-01-10')).toBe(4);
    expect(endsBefore('2023-04-01', '2023-01-31')).toBe(4);
    expect(endsBefore('2023-03-31', '2023-01-10')).toBe(3);
    expect(endsBefore('2023-01-31', '2023-01-10')).toBe(1);
  });

  it('the run of yellow month ends begins anew after a green one', () => {
    expect(endsBefore('2023-04-01', '2023-02-01')).toBe(2);
    expect(endsBefore('2023-04-01', '2023-04-01')).toBe(0);
    expect(endsBefore('2023-04-01', null)).toBe(0);
  });

  it('the run of yellow month ends stays as it is while time stands still or the task is under review', () => {
    expect(endsBefore('2023-04-01', '2023-01-10', { state: 'Suspended' })).toBe(1);
    expect(endsBefore('2023-04-01', '2023-01-10', { submittedOn: '2023-01-15' })).toBe(1);
    expect(endsBefore('2023-04-01', null, { submittedOn: '2023-01-15' })).toBe(1);
  });

  it.each([
    [2023, '2023-02-28'],
    [2024, '2024-02-29'],
    [2000, '2000-02-29'],
    [2100, '2100-02-28'],
  ])('the run of yellow month ends makes a task red on the last day of February %d, which is %s', (year, last) => {
    const late = { dispatchedOn: `${year - 1}-06-01`, due: `${year + 1}-06-01`, percent: 20, yellowMonthEnds: 2 };
    expect(lightDates({ ...facts, ...late, since: `${year}-02-10` }, thresholds).redFrom).toBe(last);
  });
});
