import { describe, expect, it } from '@jest/globals';
import type { Scope, TaskEvent, TaskEventData, TaskEventType } from '#tasks/contract';
import { endedPart, mayRead, readershipOf } from './readership.js';

/** A task of a lead, a main and a support unit; `lead` consolidates. The fields that no rule reads are left out. */

const event = <T extends TaskEventType>(type: T, data: Partial<TaskEventData<T>>): TaskEvent =>
  ({ type, data }) as unknown as TaskEvent;
const assigned = (unit: string) => ({ unit, name: unit, role: 'main' }) as const;
const begun = [
  event('TaskProposed', {
    planId: 'p',
    assignments: ['lead', 'main', 'support'].map(assigned),
    leaders: [{ post: 'vice-mayor', name: '张三' }],
  }),
  event('TaskDecomposed', { consolidatingUnit: 'lead' }),
];
const report = (unit: string) => event('ProgressReported', { unit, period: '2023-02' });
const notice = (number: string, units: string[]) => event('SupervisionNoticeIssued', { notice: number, units });
const proposed = event('MeasureProposed', { proposal: 'p1', units: ['lead'] });
const approved = event('MeasureApproved', { proposal: 'p1' });
const declined = event('MeasureDeclined', { proposal: 'p1' });
const handedOver = event('DisputeRuled', {
  unit: 'lead',
  ruling: 'reassigned',
  reassignedTo: { unit: 'successor', name: '接手', role: 'lead' },
});
const corrected = (revision: number) => event('CorrectionRecorded', { revision });
const clock = (name: string) => event('ClockArmed', { clock: name });

const unit = (name: string): Scope => ({ kind: 'unit', unit: name });

/** Of the events after the first two, those that the unit may read, by their place from 0. */
function readBy(scope: Scope | string, ...events: readonly TaskEvent[]): number[] {
  const readership = readershipOf([...begun, ...events]);
  const viewer = typeof scope === 'string' ? unit(scope) : scope;
  return [...events.keys()].filter((at) => mayRead(viewer, readership, begun.length + at));
}

describe('what a unit may read of its task', () => {
  const reports = [report('lead'), report('main'), report('support')];

  it('a unit may read its own reports and not those of others, but the consolidating unit may read all reports', () => {
    expect(readBy('main', ...reports)).toEqual([1]);
    expect(readBy('support', ...reports)).toEqual([2]);
    expect(readBy('lead', ...reports)).toEqual([0, 1, 2]);
  });

  it('a unit that takes over consolidation may read all reports, also earlier ones, and the unit before may read nothing', () => {
    expect(readBy('successor', ...reports, handedOver)).toEqual([0, 1, 2, 3]);
    expect(readBy('lead', ...reports, handedOver)).toEqual([]);
  });

  it('the ruling that ends a part is known by its revision, and is not for the unit whose part it ends', () => {
    const readership = readershipOf([...begun, report('main'), handedOver, report('main')]);
    const endedFor = (name: string) => [...readership.audiences.keys()].filter((at) => endedPart(name, readership, at));
    expect([endedFor('lead'), endedFor('successor'), endedFor('main')]).toEqual([[3], [], []]);
  });

  it('a unit may read a measure once it is approved, but neither a proposed nor a declined measure', () => {
    expect(readBy('lead', proposed)).toEqual([]);
    expect(readBy('support', proposed, approved)).toEqual([0, 1]);
    expect(readBy('lead', proposed, declined)).toEqual([]);
  });

  it('a unit may read the notices addressed to it, with their clocks and holds, and its own answers', () => {
    const events = [
      notice('1', ['main', 'support']),
      clock('notice:1'),
      event('NoticeAnswered', { notice: '1', unit: 'main' }),
      event('RungHeld', { notice: '1', clock: 'deadline' }),
      notice('2', ['lead']),
      event('ReminderIssued', { units: ['support'] }),
    ];
    expect(readBy('main', ...events)).toEqual([0, 1, 2, 3]);
    expect(readBy('support', ...events)).toEqual([0, 1, 3, 5]);
    expect(readBy('lead', ...events)).toEqual([4]);
  });

  it('a unit may read what happens to a clock that waits for it or for every party', () => {
    const clocks = ['sign:main', 'report:2023-02', 'deadline', 'rectification'].map(clock);
    expect(readBy('main', ...clocks)).toEqual([0, 2, 3]);
    expect(readBy('support', ...clocks)).toEqual([2, 3]);
    expect(readBy('lead', ...clocks)).toEqual([0, 1, 2, 3]);
  });

  it('a unit may read the correction of what it may read, also the correction of a correction', () => {
    const events = [report('main'), corrected(2), corrected(3), proposed, corrected(5)];
    expect(readBy('main', ...events)).toEqual([0, 1, 2]);
    expect(readBy('support', ...events)).toEqual([]);
    expect(readBy('support', ...events, approved)).toEqual([3, 4, 5]);
  });

  it('a unit may read nothing that points to something that is not there', () => {
    expect(readBy('main', clock('notice:9'), corrected(99))).toEqual([]);
    expect(() => readBy('main', clock('holiday'))).toThrow('no clock');
  });

  it('a unit without a part may read nothing of the task', () => {
    expect(readBy('stranger', report('main'), approved)).toEqual([]);
  });
});

describe('what others may read of a task', () => {
  const events = [report('main'), proposed, notice('1', ['main'])];

  it('the offices and the post that leads a task may read everything of it, and another post may read nothing', () => {
    expect(readBy({ kind: 'all' }, ...events)).toEqual([0, 1, 2]);
    expect(readBy({ kind: 'post', post: 'vice-mayor' }, ...events)).toEqual([0, 1, 2]);
    expect(readBy({ kind: 'post', post: 'another' }, ...events)).toEqual([]);
    expect(readBy({ kind: 'none' }, ...events)).toEqual([]);
  });
});
