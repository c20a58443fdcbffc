import { describe, expect, it } from '@jest/globals';
import { type Group, tallyOf } from './tally.js';

const group = (change: Partial<Group>): Group => ({
  taskState: 'InProgress',
  light: 'green',
  tasks: 1,
  concluded: 0,
  onTime: 0,
  overdue: 0,
  lateReports: 0,
  missingReports: 0,
  ...change,
});

describe('a tally', () => {
  it('a tally counts tasks by state and by light', () => {
    const tally = tallyOf([
      group({ tasks: 3 }),
      group({ tasks: 2, light: 'red', overdue: 1, lateReports: 4 }),
      group({ taskState: 'Ongoing', tasks: 5, missingReports: 2 }),
    ]);
    expect(tally).toMatchObject({
      tasks: 10,
      byState: { InProgress: 5, Ongoing: 5 },
      byLight: { green: 8, yellow: 0, red: 2, none: 0 },
      overdue: 1,
      lateReports: 4,
      missingReports: 2,
    });
  });

  it('a tally gives the share concluded on time with four decimals, and none when nothing is concluded', () => {
    expect(tallyOf([group({ taskState: 'Concluded', tasks: 89, concluded: 89, onTime: 88 })]).onTimeRate).toBe(0.9888);
    expect(tallyOf([group({})]).onTimeRate).toBeNull();
    expect(tallyOf([]).onTimeRate).toBeNull();
  });
});
