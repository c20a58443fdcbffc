import { describe, expect, it } from '@jest/globals';
import type { TaskNote } from '../book/book.js';
import type { PlayedYear } from '../play/play-year.js';
import { summaryOf, unusedRungs } from './summary.js';
import { newTally } from '../book/tally.js';

function played(): PlayedYear {
  const tally = newTally();
  tally.events = 300;
  tally.byType.set('PlanRead', 1);
  tally.byRung.set('L1', 3);
  const proposals = [
    { proposal: 'p1', measure: 'censure', proposedOn: '2024-01-22', decision: 'declined' },
    { proposal: 'p2', measure: 'interview', proposedOn: '2024-01-31', decision: null },
  ];
  tally.book.set('a', { statesSeen: ['Proposed', 'Dispatched'], proposals } as unknown as TaskNote);
  return {
    tally,
    commands: 9,
    refusals: new Map([
      ['B', 1],
      ['A', 2],
    ]),
  } as unknown as PlayedYear;
}

const items = [
  { state: 'InProgress', light: 'red', onTime: null },
  { state: 'Concluded', light: 'none', onTime: true },
  { state: 'Archived', light: 'none', onTime: false },
] as const;

const summary = summaryOf(played(), { items, months: [], rungs: ['L1', 'L5'], seconds: 2, rebuildEqualsLive: true });

describe('the summary of the year', () => {
  it('the summary of the year counts tasks by state and light as the boards show them', () => {
    expect(summary).toMatchObject({
      plans: 1,
      tasks: 3,
      byState: { InProgress: 1, Concluded: 1, Archived: 1 },
      byLight: { green: 0, yellow: 0, red: 1, none: 2 },
      statesSeen: { Proposed: 1, Dispatched: 1 },
      onTimeShare: 0.5,
    });
  });

  it('the summary of the year counts proposals by measure and decision', () => {
    expect(summary.proposals).toEqual({
      censure: { proposed: 1, approved: 0, declined: 1, pending: 0 },
      interview: { proposed: 1, approved: 0, declined: 0, pending: 1 },
      accountability: { proposed: 0, approved: 0, declined: 0, pending: 0 },
    });
  });

  it('the summary of the year names every rung of the policy and tells which were never used', () => {
    expect(summary.escalationsByRung).toEqual({ L1: 3, L5: 0 });
    expect(unusedRungs(summary)).toEqual(['L5']);
  });

  it('the summary of the year gives time, speed and refusals by code', () => {
    expect(summary).toMatchObject({ seconds: 2, eventsPerSecond: 150, commands: 9, refusals: { A: 2, B: 1 } });
    expect(summary.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});
