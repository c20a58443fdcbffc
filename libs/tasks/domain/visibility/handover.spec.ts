import { describe, expect, it } from '@jest/globals';
import type { Scope, TaskEvent, TaskEventData, TaskEventType } from '#tasks/contract';
import { maySeeTask, readableBy, readershipOf } from './readership.js';

const event = <T extends TaskEventType>(type: T, data: Partial<TaskEventData<T>>): TaskEvent =>
  ({ type, data }) as unknown as TaskEvent;
const begun = [
  event('TaskProposed', {
    planId: 'p',
    assignments: ['lead', 'main', 'support'].map((unit) => ({ unit, name: unit, role: 'main' as const })),
    leaders: [{ post: 'vice-mayor', name: '张三' }],
  }),
  event('TaskDecomposed', { consolidatingUnit: 'lead' }),
];
const handedOver = (unit: string) =>
  event('DisputeRuled', {
    unit,
    ruling: 'reassigned',
    reassignedTo: { unit: 'successor', name: '接手', role: 'main' },
  });
const unit = (name: string): Scope => ({ kind: 'unit', unit: name });

describe('a part of a task that another unit takes over', () => {
  it('a part that another unit takes over leaves the other units theirs', () => {
    const readership = readershipOf([...begun, handedOver('main')]);
    expect(readership).toMatchObject({ units: ['lead', 'support', 'successor'], consolidatingUnit: 'lead' });
    const seen = ['lead', 'main', 'support', 'successor'].map((name) => maySeeTask(unit(name), readership));
    expect(seen).toEqual([true, false, true, true]);
  });

  it('a part of the consolidating unit that another takes over makes that one consolidate', () => {
    expect(readershipOf([...begun, handedOver('lead')])).toMatchObject({
      units: ['main', 'support', 'successor'],
      consolidatingUnit: 'successor',
    });
  });
});

describe('the events of a task that a viewer may read', () => {
  const events = [
    ...begun,
    event('ProgressReported', { unit: 'support', period: '2023-02' }),
    event('ProgressReported', { unit: 'main', period: '2023-02' }),
  ];
  const readable = (scope: Scope) => readableBy(scope, readershipOf(events), events);

  it('the events that a unit may read leave out the reports of others', () => {
    expect(readable(unit('main'))).toEqual([events[0], events[1], events[3]]);
  });

  it('the events of a task are nothing for a viewer without a scope', () => {
    expect(readable({ kind: 'none' })).toEqual([]);
    expect(maySeeTask({ kind: 'none' }, readershipOf(events))).toBe(false);
  });
});
