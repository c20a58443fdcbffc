import { describe, expect, it } from '@jest/globals';
import type { ClockKind, RungSpec } from '#escalation/contract';
import type { TaskCommand } from '#tasks/contract';
import type { RunningClock, Task } from '../aggregate/state.js';
import { decider, dispatched, history, initiate } from '../spec/tasks.js';
import { measureText, noticeText, reminderText } from './wording.js';

const fold = (...commands: readonly TaskCommand[]): Task =>
  history(...commands).reduce(decider.evolve, decider.initialState()) as Task;
const task = fold(...dispatched);

const clockOf = (kind: ClockKind): RunningClock => ({
  ...{ clock: kind === 'report' ? 'report:2023-02' : kind, kind, unit: null, anchor: '2023-03-05' },
  ...{ pending: [], fired: [], held: [], policyVersion: 'spec@1' },
});
const spec = (change: Partial<RungSpec>): RungSpec => ({
  ...{ rung: 'L3', clock: 'deadline', offset: { count: 1, unit: 'day' }, to: ['clerk'], basis: 'spec', act: 'urge' },
  ...change,
});

describe('what people read when a timer acts', () => {
  it.each<[ClockKind, string]>([
    ['sign', '“完成十条道路大修”已于2023-01-02交办，请尽快签收。'],
    ['report', '“完成十条道路大修”2023-02进展应于2023-03-05前反馈，请按时填报。'],
    ['deadline', '“完成十条道路大修”将于2023-03-05到期，请抓紧办理。'],
    ['notice', '“完成十条道路大修”将于2023-03-05到期，请抓紧办理。'],
    ['rectification', '“完成十条道路大修”整改应于2023-03-05前完成，请抓紧办理。'],
  ])('a reminder before the day of the clock %s says: %s', (kind, text) => {
    expect(reminderText(spec({ act: 'remind' }), clockOf(kind), task)).toBe(text);
  });

  it.each<[ClockKind, string]>([
    ['sign', '“完成十条道路大修”已于2023-01-02交办，请尽快签收。'],
    ['report', '“完成十条道路大修”2023-02进展应于2023-03-05前反馈，尚未收到。请尽快办理。'],
    ['deadline', '“完成十条道路大修”已于2023-03-05到期，尚未办结。请尽快办理。'],
    ['notice', '“完成十条道路大修”的督办单应于2023-03-05前回复，尚未回复。请尽快办理。'],
    ['rectification', '“完成十条道路大修”整改应于2023-03-05前完成，尚未报告。请尽快办理。'],
  ])('a reminder after the day of the clock %s says: %s', (kind, text) => {
    expect(reminderText(spec({ act: 'urge' }), clockOf(kind), task)).toBe(text);
  });

  it('a notice has its colour, and the day by which it is to be answered, if there is one', () => {
    const text = (change: Partial<RungSpec>, answerDue: string | null, kind: ClockKind = 'deadline') =>
      noticeText(spec({ act: 'notice', ...change }), clockOf(kind), task, answerDue);
    expect(text({ colour: 'orange' }, '2023-03-12')).toBe(
      '橙色督办：“完成十条道路大修”已于2023-03-05到期，尚未办结。请于2023-03-12前书面回复。',
    );
    expect(text({ colour: 'red' }, null)).toBe(
      '红色督办：“完成十条道路大修”已于2023-03-05到期，尚未办结。请尽快办理并反馈。',
    );
    expect(text({}, null, 'sign')).toBe(
      '蓝色督办：“完成十条道路大修”的签收期自2023-03-05起算，尚未签收。请尽快办理并反馈。',
    );
  });

  it.each([
    ['censure', '通报'],
    ['interview', '约谈'],
    ['accountability', '问责'],
  ] as const)('a proposal of %s names its rung and is called %s', (measure, word) => {
    expect(measureText(measure, spec({}), clockOf('deadline'), task)).toBe(
      `“完成十条道路大修”已于2023-03-05到期，尚未办结。按阶梯L3建议${word}，请有权人决定。`,
    );
  });

  it('a long task is named by its first forty characters', () => {
    const named = (length: number) =>
      reminderText(spec({ act: 'remind' }), clockOf('deadline'), fold(initiate({ text: '路'.repeat(length) })));
    expect(named(40)).toContain(`“${'路'.repeat(40)}”`);
    expect(named(41)).toContain(`“${'路'.repeat(40)}…”`);
  });
});
