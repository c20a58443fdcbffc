import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import {
  decider,
  dispatched,
  finish,
  history,
  command,
  people,
  receive,
  report,
  started,
  sweep,
  taskId,
  typesOf,
  underReview,
} from '../spec/tasks.js';

const { given } = specification(decider);
const returnReport = (unit: string, period: string) =>
  command('ReturnProgress', people.officer, '2023-02-06', { unit, period, reason: '数据不实' });

describe('进展反馈', () => {
  it('a report of the consolidating unit stops the clock of its period and starts the next', () => {
    const events = given(history(...started))
      .when(report(people.jwClerk, '2023-02-03', '2023-01'))
      .events();
    expect(events[0]!.data).toMatchObject({
      taskId,
      unit: 'jw',
      period: '2023-01',
      percent: 20,
      dueOn: '2023-02-05',
      late: false,
    });
    expect(events[1]).toEqual({ type: 'ClockStopped', data: { taskId, clock: 'report:2023-01', reason: 'done' } });
    expect(events[2]!.data).toMatchObject({ clock: 'report:2023-02', unit: 'jw', anchor: '2023-03-05' });
    expect(events).toHaveLength(3);
  });

  it('a report is late after its day, but not on it', () => {
    const on = (day: string) =>
      given(history(...started))
        .when(report(people.jwClerk, day, '2023-01'))
        .events()[0]!.data;
    expect(on('2023-02-05')).toMatchObject({ late: false });
    expect(on('2023-02-06')).toMatchObject({ late: true });
  });

  it('a report of a unit that does not consolidate is due on no day and moves no clock', () => {
    const events = given(history(...started, receive(people.czjClerk)))
      .when(report(people.czjClerk, '2023-02-20', '2023-01'))
      .events();
    expect(events).toHaveLength(1);
    expect(events[0]!.data).toMatchObject({ unit: 'czj', dueOn: null, late: false });
  });

  it('a period that was reported ahead of time is not asked for again', () => {
    const events = given(history(...started, report(people.jwClerk, '2023-02-03', '2023-02')))
      .when(report(people.jwClerk, '2023-02-04', '2023-01'))
      .events();
    expect(events.at(-1)!.data).toMatchObject({ clock: 'report:2023-03' });
  });

  it('a report for a month that was missed is late and arms nothing', () => {
    const missed = history(...started, sweep('2023-02-13'));
    expect(missed.at(-1)!.data).toMatchObject({ clock: 'report:2023-02' });
    const events = given(missed)
      .when(report(people.jwClerk, '2023-02-14', '2023-01'))
      .events();
    expect(events).toHaveLength(1);
    expect(events[0]!.data).toMatchObject({ late: true });
  });

  it('a report long after its date costs the next period no rung', () => {
    const events = given(history(...started))
      .when(report(people.jwClerk, '2023-06-10', '2023-01'))
      .events();
    expect(events.at(-1)!.data).toMatchObject({
      clock: 'report:2023-02',
      rungs: [{ rung: 'Rep-0' }, { rung: 'Rep-1' }, { rung: 'Rep-2' }],
    });
  });

  it('a report has to give a percentage or a figure', () => {
    given(history(...started))
      .when(report(people.jwClerk, '2023-02-03', '2023-01', { percent: null }))
      .then('REPORT_EMPTY');
    const figure = { value: 3, unit: '条' };
    const events = given(history(...started))
      .when(report(people.jwClerk, '2023-02-03', '2023-01', { percent: null, figure }))
      .events();
    expect(events[0]!.data).toMatchObject({ figures: [figure] });
  });

  it('a report has to concern a month between dispatch and now', () => {
    given(history(...started))
      .when(report(people.jwClerk, '2023-02-03', '2022-12'))
      .then('REPORT_PERIOD_INVALID');
    given(history(...started))
      .when(report(people.jwClerk, '2023-02-03', '2023-03'))
      .then('REPORT_PERIOD_INVALID');
  });

  it('a unit can report only once it has signed, and only while the task is under way', () => {
    given(history(...dispatched))
      .when(report(people.jwClerk, '2023-01-03', '2023-01'))
      .then('ASSIGNMENT_WRONG_STATE');
    given(history(...underReview))
      .when(report(people.jwClerk, '2023-06-03', '2023-05'))
      .then('TASK_WRONG_STATE');
    const early = history(...dispatched, receive(people.jwClerk), report(people.jwClerk, '2023-01-04', '2023-01'));
    expect(typesOf(early)).toContain('ProgressReported');
    const events = given(early).when(receive(people.fgwClerk, '2023-01-05')).events();
    expect(events.at(-1)!.data).toMatchObject({ clock: 'report:2023-02' });
  });

  it('a unit that is done may still report', () => {
    const events = given(history(...started, finish(people.fgwHead, '2023-02-01')))
      .when(report(people.fgwClerk, '2023-02-03', '2023-01'))
      .events();
    expect(events).toHaveLength(1);
  });
});

describe('退回', () => {
  const reported = history(...started, report(people.jwClerk, '2023-02-03', '2023-01'));

  it('a standing report can be returned once, and its return starts no clock again', () => {
    given(reported)
      .when(returnReport('jw', '2023-01'))
      .then([{ type: 'ProgressReturned', data: { taskId, unit: 'jw', period: '2023-01', reason: '数据不实' } }]);
    const returned = [...reported, ...decided(reported, returnReport('jw', '2023-01'))];
    given(returned).when(returnReport('jw', '2023-01')).then('REPORT_NOT_FOUND');
    const again = [...returned, ...decided(returned, report(people.jwClerk, '2023-02-07', '2023-01'))];
    expect(again.length - returned.length).toBe(1);
    expect(decided(again, returnReport('jw', '2023-01'))).toHaveLength(1);
  });

  it('the return of a report is refused without a report, for a unit without a part, and after the end of the task', () => {
    given(reported)
      .when(returnReport('jw', '2023-02'))
      .then('REPORT_NOT_FOUND', { known: ['2023-01'] });
    given(reported)
      .when(returnReport('fgw', '2023-01'))
      .then('REPORT_NOT_FOUND', { known: ['——'] });
    given(reported).when(returnReport('zfj', '2023-01')).then('TASK_UNIT_NOT_ASSIGNED');
    const withdrawn = [
      ...reported,
      ...decided(reported, command('WithdrawTask', people.head, '2023-02-05', { reason: '调整' })),
    ];
    given(withdrawn).when(returnReport('jw', '2023-01')).then('TASK_WRONG_STATE');
  });
});

function decided(events: readonly TaskEvent[], command: TaskCommand): readonly TaskEvent[] {
  return given(events).when(command).events();
}
