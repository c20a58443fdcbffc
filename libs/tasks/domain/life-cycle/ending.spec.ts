import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { decider, history, command, people, started, sweep, taskId, typesOf, underReview } from '../spec/tasks.js';

const { given } = specification(decider);
const withdraw = (day: string) => command('WithdrawTask', people.head, day, { reason: '任务调整' });
const archive = (day: string) => command('ArchiveTask', people.officer, day, {});
const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'pass' });
const rectify = command('OrderRectification', people.head, '2023-06-06', { dueOn: '2023-07-06', text: '限期整改' });

describe('撤销', () => {
  it('the withdrawal of a task stops every clock and keeps the history', () => {
    const events = given(history(...started))
      .when(withdraw('2023-03-01'))
      .events();
    expect(events[0]).toEqual({ type: 'TaskWithdrawn', data: { taskId, reason: '任务调整' } });
    expect(typesOf(events.slice(1))).toEqual(['ClockStopped', 'ClockStopped', 'ClockStopped']);
    for (const { data } of events.slice(1)) expect(data).toMatchObject({ reason: 'closed' });
    given([...history(...started), ...events])
      .when(sweep('2024-01-01'))
      .then([]);
  });

  it('a task that has ended cannot be withdrawn', () => {
    given(history(...underReview, accept))
      .when(withdraw('2023-06-06'))
      .then('TASK_WRONG_STATE');
    given(history(...started, withdraw('2023-03-01')))
      .when(withdraw('2023-03-02'))
      .then('TASK_WRONG_STATE');
  });
});

describe('归档', () => {
  it('a task can be archived once it is concluded or withdrawn', () => {
    given(history(...underReview, accept))
      .when(archive('2023-12-31'))
      .then([{ type: 'TaskArchived', data: { taskId } }]);
    given(history(...started, withdraw('2023-03-01')))
      .when(archive('2023-12-31'))
      .then([{ type: 'TaskArchived', data: { taskId } }]);
    given(history(...started))
      .when(archive('2023-12-31'))
      .then('TASK_WRONG_STATE');
  });

  it('a task under way cannot be archived, not even during a rectification', () => {
    given(history(...started, rectify))
      .when(archive('2023-12-31'))
      .then('TASK_WRONG_STATE');
  });

  it('the refusal to archive a task names the rectification that the archive waits for', () => {
    const archiving = given(history(...underReview, accept, rectify)).when(archive('2023-12-31'));
    expect(() => archiving.events()).toThrow(expect.objectContaining({ details: { open: ['rectification'] } }));
  });

  it('a task with an open proposal or rectification cannot be archived', () => {
    const proposed = history(...started, sweep('2023-07-25'), withdraw('2023-07-26'));
    given(proposed).when(archive('2023-12-31')).then('ARCHIVE_OPEN_MATTERS');
    given(history(...underReview, accept, rectify))
      .when(archive('2023-12-31'))
      .then('ARCHIVE_OPEN_MATTERS');
  });
});
