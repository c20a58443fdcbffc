import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { TaskCommand, TaskEvent } from '#tasks/contract';
import {
  decider,
  dispatched,
  history,
  initiate,
  command,
  people,
  receive,
  report,
  started,
  sweep,
  taskId,
  typesOf,
  underReview,
  withDeadline,
} from '../spec/tasks.js';

const { given } = specification(decider);
const suspend = (day: string) =>
  command('SuspendTask', people.head, day, { ground: 'forceMajeure', reason: '汛期停工' });
const resume = (day: string) => command('ResumeTask', people.head, day, {});
const armedRungs = (events: readonly TaskEvent[], clock: string) =>
  events.flatMap(({ type, data }) =>
    type === 'ClockArmed' && data.clock === clock
      ? [data.rungs.map(({ rung, at }) => `${rung} ${at.slice(0, 10)}`)]
      : [],
  );

describe('中止', () => {
  it('the suspension of a task stops every clock', () => {
    given(history(...started))
      .when(suspend('2023-03-01'))
      .then([
        {
          type: 'TaskSuspended',
          data: { taskId, ground: 'forceMajeure', reason: '汛期停工', suspendedOn: '2023-03-01' },
        },
        ...['sign:czj', 'deadline', 'report:2023-01'].map((clock) => ({
          type: 'ClockStopped' as const,
          data: { taskId, clock, reason: 'suspended' as const },
        })),
      ]);
  });

  it('no rung fires while a task is suspended', () => {
    given(history(...started, suspend('2023-03-01')))
      .when(sweep('2023-12-01'))
      .then([]);
  });

  it('a task can be suspended only while it is under way', () => {
    given(history(initiate())).when(suspend('2023-03-01')).then('TASK_WRONG_STATE');
    given(history(...underReview))
      .when(suspend('2023-06-05'))
      .then('TASK_WRONG_STATE');
  });
});

describe('恢复', () => {
  const pausedInSpring = [
    ...started,
    receive(people.czjClerk),
    report(people.jwClerk, '2023-02-03', '2023-01'),
    report(people.jwClerk, '2023-03-03', '2023-02'),
    suspend('2023-03-06'),
  ];

  it('the due date of a resumed task moves on by the natural days of the suspension', () => {
    const events = given(history(...pausedInSpring))
      .when(resume('2023-03-16'))
      .events();
    expect(events[0]).toEqual({ type: 'TaskResumed', data: { taskId, suspendedDays: 10, dueDate: '2023-07-10' } });
    expect(events.slice(1).map(({ data }) => 'anchor' in data && [data.clock, data.anchor])).toEqual([
      ['deadline', '2023-07-10'],
      ['report:2023-03', '2023-04-15'],
    ]);
  });

  it('a report after a suspension is judged by its moved day', () => {
    const resumed = history(...pausedInSpring, resume('2023-03-16'));
    const events = given(resumed)
      .when(report(people.jwClerk, '2023-04-14', '2023-03'))
      .events();
    expect(events[0]!.data).toMatchObject({ dueOn: '2023-04-15', late: false });
  });

  it('no report is due for a month that a suspension swallowed', () => {
    const resumed = history(...pausedInSpring, resume('2023-06-20'));
    expect(resumed.at(-1)!.data).toMatchObject({ clock: 'report:2023-06', anchor: '2023-07-05' });
    const events = given(resumed)
      .when(report(people.jwClerk, '2023-06-21', '2023-04'))
      .events();
    expect(events).toHaveLength(1);
    expect(events[0]!.data).toMatchObject({ dueOn: null, late: false });
  });

  it('the timetable of a resumed task goes on where it stood: fired rungs stay fired, and late rungs stay late', () => {
    const nearDue = [...started, sweep('2023-06-16'), suspend('2023-06-28')];
    const events = given(history(...nearDue))
      .when(resume('2023-07-08'))
      .events();
    expect(armedRungs(events, 'deadline')).toEqual([
      ['L0b 2023-07-03', 'L0c 2023-07-07', 'L1 2023-07-11', 'L2 2023-07-17', 'L3 2023-07-31', 'L4 2023-08-10'],
    ]);
    const swept = given(history(...nearDue, resume('2023-07-08')))
      .when(sweep('2023-07-10'))
      .events();
    const late = swept.flatMap(({ data }) => ('scheduledFor' in data && data.clock === 'deadline' ? [data.rung] : []));
    expect(late).toEqual(['L0b', 'L0c']);
  });

  it('a rung that fired before a suspension does not fire again, until a later extension starts anew', () => {
    const ask = command('RequestExtension', people.jwHead, '2023-06-21', {
      unit: 'jw',
      requestedDate: '2023-09-29',
      reason: '征地',
      progress: '七成',
    });
    const paused = [...started, sweep('2023-06-16'), suspend('2023-06-17'), resume('2023-06-17'), ask];
    const grant = command('GrantExtension', people.director, '2023-06-22', { newDueDate: '2023-09-29' });
    const events = history(...paused, grant, sweep('2023-09-29'));
    const fired = events.flatMap(({ data }) =>
      'scheduledFor' in data && data.clock === 'deadline' ? [data.rung] : [],
    );
    expect(fired).toEqual(['L0a', 'L0a', 'L0b', 'L0c']);
  });

  it('a resumed task keeps a hold and the clock of an open notice', () => {
    /** The notice of the date is the sixth: five for missing reports came before it. */
    const answer = command('AnswerNotice', people.jwHead, '2023-07-04', {
      notice: '6',
      unit: 'jw',
      text: '抓紧推进',
      plannedDate: '2023-07-12',
    });
    const held = [...started, sweep('2023-07-03'), answer, suspend('2023-07-05')];
    const events = given(history(...held))
      .when(resume('2023-07-15'))
      .events();
    expect(armedRungs(events, 'deadline')).toEqual([['L2 2023-07-24', 'L3 2023-07-31', 'L4 2023-08-10']]);
    const open = [...started, sweep('2023-07-03'), suspend('2023-07-05')];
    const resumed = given(history(...open))
      .when(resume('2023-07-15'))
      .events();
    expect(armedRungs(resumed, 'notice:6')).toEqual([['L2 2023-07-17']]);
  });

  it('a notice after a suspension does not wait with a rung that fired before the suspension', () => {
    const notify = command('IssueNotice', people.director, '2023-07-19', {
      colour: 'blue',
      units: ['jw'],
      noticeNumber: '督办〔2023〕8号',
      answerDue: '2023-07-25',
      text: '请说明',
    });
    const events = history(...started, sweep('2023-07-07'), suspend('2023-07-08'), resume('2023-07-18'));
    expect(typesOf(given(events).when(notify).events())).toEqual(['SupervisionNoticeIssued']);
  });

  it('a rung that was held before a suspension can be held again after a later extension', () => {
    const notify = (day: string) =>
      command('IssueNotice', people.director, day, {
        colour: 'red',
        units: ['jw'],
        noticeNumber: '督办〔2023〕8号',
        answerDue: '2023-06-29',
        text: '请说明',
      });
    const answer = (day: string, notice: string, plannedDate: string) =>
      command('AnswerNotice', people.jwHead, day, { notice, unit: 'jw', text: '已安排', plannedDate });
    const ask = command('RequestExtension', people.jwHead, '2023-06-16', {
      unit: 'jw',
      requestedDate: '2023-08-31',
      reason: '征地',
      progress: '七成',
    });
    const grant = command('GrantExtension', people.director, '2023-06-20', { newDueDate: '2023-08-31' });
    const held = [notify('2023-06-01'), answer('2023-06-02', '1', '2023-07-07')];
    const paused = [...started, ...held, suspend('2023-06-03'), resume('2023-06-04'), ask, grant, notify('2023-06-21')];
    const events = given(history(...paused))
      .when(answer('2023-06-22', '2', '2023-09-05'))
      .events();
    expect(events.at(-1)).toMatchObject({ type: 'RungHeld', data: { rung: 'L1', from: '2023-09-01T01:00:00.000Z' } });
  });

  it('the date of an accepted milestone does not move when the task is resumed', () => {
    const milestone = { kind: 'milestone', date: '2023-06-30', thenOngoing: true } as const;
    const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'good' });
    const paused = history(...withDeadline(milestone, underReview), accept, suspend('2023-06-10'));
    const events = given(paused).when(resume('2023-06-20')).events();
    expect(events[0]!.data).toMatchObject({ suspendedDays: 10, dueDate: '2023-06-30' });
  });

  const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'good' });
  const rectify = command('OrderRectification', people.head, '2023-06-06', { dueOn: '2023-07-31', text: '限期整改' });
  const reported = command('ReportRectification', people.jwHead, '2023-06-07', {
    unit: 'jw',
    text: '已整改',
    attachments: [],
  });
  const milestone = { kind: 'milestone', date: '2023-06-30', thenOngoing: true } as const;
  const folded = (...commands: readonly TaskCommand[]) =>
    history(...commands).reduce(decider.evolve, decider.initialState());

  it.each([
    ['a task that nobody has received', dispatched],
    ['a task under way', started],
    ['an ongoing task', [...withDeadline(milestone, underReview), accept]],
    ['a rectification of a task under way', [...started, rectify]],
    ['a rectification of a concluded task', [...underReview, accept, rectify]],
    ['a rectification that was reported', [...underReview, accept, rectify, reported]],
  ] as const)('the resumption of %s gives back exactly the state before the suspension', (_, commands) => {
    const before = folded(...commands);
    const after = folded(...commands, suspend('2023-06-12'), resume('2023-06-14'));
    const unlike = { facts: null, revision: null };
    expect({ ...after, ...unlike }).toEqual({ ...before, ...unlike });
    expect(after.status).not.toBe('Suspended');
  });

  it('a task can be resumed only when it is suspended, and returns to the state before', () => {
    const resumed = history(...dispatched, suspend('2023-01-03'), resume('2023-01-05'));
    expect(typesOf(given(resumed).when(receive(people.jwClerk, '2023-01-06')).events())).toContain(
      'AssignmentReceived',
    );
    const rectify = command('OrderRectification', people.head, '2023-03-01', { dueOn: '2023-03-31', text: '限期整改' });
    const again = history(...started, rectify, suspend('2023-03-02'), resume('2023-03-12'));
    expect(again.at(-1)!.data).toMatchObject({ clock: 'rectification', anchor: '2023-04-10' });
    const reported = command('ReportRectification', people.jwHead, '2023-04-01', {
      unit: 'jw',
      text: '已整改',
      attachments: [],
    });
    expect(typesOf(given(again).when(reported).events())).toContain('RectificationReported');
    given(history(...started))
      .when(resume('2023-03-01'))
      .then('TASK_WRONG_STATE');
  });
});
