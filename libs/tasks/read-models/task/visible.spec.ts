import { describe, expect, it } from '@jest/globals';
import type { TaskEvent } from '#tasks/contract';
import { visibleEvents } from './visible.js';

const clerkOf = (unit: string) => ({ account: `${unit}.clerk`, role: 'clerk', unit }) as const;
const decomposed: TaskEvent = {
  type: 'TaskDecomposed',
  data: { taskId: 't', consolidatingUnit: 'lead', originalDueDate: null },
};
const report = (unit: string): TaskEvent => ({
  type: 'ProgressReported',
  data: {
    taskId: 't',
    unit,
    period: '2023-02',
    percent: 10,
    figure: null,
    narrative: '…',
    attachments: [],
    dueOn: null,
    late: false,
  },
});
const proposed: TaskEvent = {
  type: 'MeasureProposed',
  data: { taskId: 't', proposal: 'p1', measure: 'censure', rung: 'L3', units: ['lead'], factsRevision: 1, reason: '…' },
};
const approved: TaskEvent = {
  type: 'MeasureApproved',
  data: { taskId: 't', proposal: 'p1', measure: 'censure', opinion: '同意' },
};
const handedOver: TaskEvent = {
  type: 'DisputeRuled',
  data: {
    taskId: 't',
    unit: 'lead',
    ruling: 'reassigned',
    reassignedTo: { unit: 'main', name: '主责', role: 'lead' },
    reason: '…',
  },
};
const history = [decomposed, report('lead'), report('main'), report('support')];
const reportsSeenBy = (unit: string, events: readonly TaskEvent[]) =>
  visibleEvents(clerkOf(unit), events).flatMap(({ type, data }) => (type === 'ProgressReported' ? [data.unit] : []));

describe('what a unit reads of its task', () => {
  it('is its own reports, not those of others', () => {
    expect(reportsSeenBy('main', history)).toEqual(['main']);
    expect(reportsSeenBy('support', history)).toEqual(['support']);
  });

  it('is all reports for the unit that reports for the whole task', () => {
    expect(reportsSeenBy('lead', history)).toEqual(['lead', 'main', 'support']);
  });

  it('is all reports for the unit that took that over, and no longer for the one before', () => {
    expect(reportsSeenBy('main', [...history, handedOver])).toEqual(['lead', 'main', 'support']);
    expect(reportsSeenBy('lead', [...history, handedOver])).toEqual(['lead']);
  });

  it('is a measure once it is approved, not while it is proposed, also for the consolidating unit', () => {
    expect(visibleEvents(clerkOf('lead'), [decomposed, proposed])).toEqual([decomposed]);
    expect(visibleEvents(clerkOf('lead'), [decomposed, proposed, approved])).toEqual([decomposed, proposed, approved]);
  });

  it('is everything for the office', () => {
    const everything = [...history, proposed];
    expect(visibleEvents({ account: 'o', role: 'officer' }, everything)).toEqual(everything);
  });
});
