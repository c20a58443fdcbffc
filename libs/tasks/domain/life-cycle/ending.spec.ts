import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { decider, history, command, people, started, sweep, taskId, typesOf, underReview } from '../spec/tasks.js';

const { given } = specification(decider);
const withdraw = (day: string) => command('WithdrawTask', people.head, day, { reason: '任务调整' });
const archive = (day: string) => command('ArchiveTask', people.officer, day, {});
const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'pass' });
const rectify = command('OrderRectification', people.head, '2023-06-06', { dueOn: '2023-07-06', text: '限期整改' });

describe('撤销', () => {
  it('closes every clock and keeps the history', () => {
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

  it('is no way out of what has ended', () => {
    given(history(...underReview, accept))
      .when(withdraw('2023-06-06'))
      .then('TASK_WRONG_STATE');
    given(history(...started, withdraw('2023-03-01')))
      .when(withdraw('2023-03-02'))
      .then('TASK_WRONG_STATE');
  });
});

describe('归档', () => {
  it('follows conclusion or withdrawal', () => {
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

  it('is not for a task under way, rectification or not', () => {
    given(history(...started, rectify))
      .when(archive('2023-12-31'))
      .then('TASK_WRONG_STATE');
  });

  it('names the rectification that it waits for', () => {
    const archiving = given(history(...underReview, accept, rectify)).when(archive('2023-12-31'));
    expect(() => archiving.events()).toThrow(expect.objectContaining({ details: { open: '整改' } }));
  });

  it('waits for open proposals and rectifications', () => {
    const proposed = history(...started, sweep('2023-07-25'), withdraw('2023-07-26'));
    given(proposed).when(archive('2023-12-31')).then('ARCHIVE_OPEN_MATTERS');
    given(history(...underReview, accept, rectify))
      .when(archive('2023-12-31'))
      .then('ARCHIVE_OPEN_MATTERS');
  });
});
