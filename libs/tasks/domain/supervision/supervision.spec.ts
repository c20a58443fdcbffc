import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { NoticeColour } from '#escalation/contract';
import type { Actor } from '#kernel';
import { decider, history, initiate, command, people, started, sweep, taskId, typesOf } from '../spec/tasks.js';

const { given } = specification(decider);
const remind = (day: string, units = ['jw']) =>
  command('IssueReminder', people.officer, day, { units, text: '请尽快反馈' });
const notify = (day: string, colour: NoticeColour = 'blue', answerDue = '2023-03-10', units = ['jw', 'fgw']) =>
  command('IssueNotice', people.director, day, {
    colour,
    units,
    noticeNumber: '督办〔2023〕7号',
    answerDue,
    text: '进度滞后',
  });
const answer = (by: Actor, day: string, plannedDate: string | null = null, notice = '1') =>
  command('AnswerNotice', by, day, { notice, unit: by.unit!, text: '正在整改', plannedDate });
const withdraw = command('WithdrawTask', people.head, '2023-02-28', { reason: '调整' });
const firedOn = (events: ReturnType<typeof history>) =>
  events.flatMap(({ data }) =>
    'scheduledFor' in data ? [`${data.clock} ${data.rung} ${data.scheduledFor.slice(0, 10)}`] : [],
  );

describe('批示', () => {
  it('an instruction may come at any time before the end of the task', () => {
    const instruct = command('GiveInstruction', people.head, '2023-03-01', { text: '务必按期完成' });
    given(history(initiate()))
      .when(instruct)
      .then([{ type: 'InstructionGiven', data: { taskId, post: 'mayor', text: '务必按期完成' } }]);
    given(history(...started, withdraw))
      .when(instruct)
      .then('TASK_WRONG_STATE');
  });
});

describe('催办', () => {
  it('a reminder goes to the units that it names', () => {
    given(history(...started))
      .when(remind('2023-03-01'))
      .then([
        {
          type: 'ReminderIssued',
          data: {
            taskId,
            units: ['jw'],
            to: ['clerk', 'unitHead'],
            rung: null,
            issuedOn: '2023-03-01',
            text: '请尽快反馈',
          },
        },
      ]);
  });

  it('a reminder by hand may come once in three working days, and reminders of the ladder do not count', () => {
    const reminded = history(...started, remind('2023-03-01'));
    given(reminded).when(remind('2023-03-03')).then('REMINDER_COOLDOWN');
    expect(given(reminded).when(remind('2023-03-06')).events()).toHaveLength(1);
    const swept = history(...started, sweep('2023-02-02'));
    expect(typesOf(swept)).toContain('ReminderIssued');
    expect(given(swept).when(remind('2023-02-02')).events()).toHaveLength(1);
  });

  it('a reminder by hand is only for assigned units of a task under way', () => {
    given(history(...started))
      .when(remind('2023-03-01', ['jw', 'zfj']))
      .then('TASK_UNIT_NOT_ASSIGNED');
    given(history(...started, withdraw))
      .when(remind('2023-03-01'))
      .then('TASK_WRONG_STATE');
  });
});

describe('督办单', () => {
  it('a notice by hand waits for its answer as the policy says for its colour', () => {
    const events = given(history(...started))
      .when(notify('2023-03-01'))
      .events();
    expect(events[0]!.data).toEqual({
      taskId,
      notice: '1',
      noticeNumber: '督办〔2023〕7号',
      colour: 'blue',
      units: ['jw', 'fgw'],
      rung: null,
      answerDue: '2023-03-10',
      text: '进度滞后',
    });
    expect(events[1]!.data).toMatchObject({
      clock: 'notice:1',
      kind: 'notice',
      unit: null,
      anchor: '2023-03-10',
      rungs: [{ rung: 'L2', at: '2023-03-13T01:00:00.000Z' }],
    });
    expect(
      typesOf(
        given(history(...started))
          .when(notify('2023-03-01', 'red'))
          .events(),
      ),
    ).toEqual(['SupervisionNoticeIssued']);
  });

  it('a notice that is unanswered before the due date fires a rung of its own and leaves the ladder of the date alone', () => {
    const swept = history(...started, notify('2023-03-01'), sweep('2023-03-13'));
    expect(firedOn(swept)).toContain('notice:1 L2 2023-03-13');
    expect(swept).toContainEqual({ type: 'ClockStopped', data: { taskId, clock: 'notice:1', reason: 'superseded' } });
    const later = given(swept).when(sweep('2023-07-07')).events();
    expect(firedOn(later)).toContain('deadline L2 2023-07-07');
  });

  it('a notice by hand is only for assigned units of a task under way, with time to answer', () => {
    given(history(...started))
      .when(notify('2023-03-10'))
      .then('NOTICE_DATE_INVALID');
    given(history(...started))
      .when(notify('2023-03-01', 'blue', '2023-03-10', ['zfj']))
      .then('TASK_UNIT_NOT_ASSIGNED');
    given(history(...started, withdraw))
      .when(notify('2023-03-01'))
      .then('TASK_WRONG_STATE');
  });
});

describe('回复督办', () => {
  /** Five notices for missing reports came before the one of the date. */
  const ofL1 = '6';
  const notified = [...started, notify('2023-03-01')];

  it('the clock of a notice runs until all its units or the consolidating unit have answered', () => {
    given(history(...notified))
      .when(answer(people.fgwHead, '2023-03-02'))
      .then([
        { type: 'NoticeAnswered', data: { taskId, notice: '1', unit: 'fgw', text: '正在整改', plannedDate: null } },
      ]);
    const stopped = { type: 'ClockStopped', data: { taskId, clock: 'notice:1', reason: 'done' } };
    expect(
      given(history(...notified))
        .when(answer(people.jwHead, '2023-03-02'))
        .events(),
    ).toContainEqual(stopped);
    const both = [
      ...started,
      notify('2023-03-01', 'blue', '2023-03-10', ['fgw', 'czj']),
      answer(people.czjHead, '2023-03-02'),
    ];
    expect(
      given(history(...both))
        .when(answer(people.fgwHead, '2023-03-03'))
        .events(),
    ).toContainEqual(stopped);
  });

  it('a notice is answered by a unit it was addressed to, once, and before the end of the task', () => {
    given(history(...notified))
      .when(answer(people.czjHead, '2023-03-02'))
      .then('NOTICE_NOT_FOUND');
    given(history(...notified))
      .when(answer(people.jwHead, '2023-03-02', null, '2'))
      .then('NOTICE_NOT_FOUND', { known: ['1'] });
    given(history(...notified, answer(people.fgwHead, '2023-03-02')))
      .when(answer(people.fgwHead, '2023-03-03'))
      .then('NOTICE_ALREADY_ANSWERED');
    given(history(...notified, command('WithdrawTask', people.head, '2023-03-02', { reason: '调整' })))
      .when(answer(people.jwHead, '2023-03-03'))
      .then('TASK_WRONG_STATE');
  });

  it('an answer with a dated plan holds the next escalation until the plan has ended', () => {
    const overdue = [...started, sweep('2023-07-03')];
    const events = given(history(...overdue))
      .when(answer(people.jwHead, '2023-07-04', '2023-07-11', ofL1))
      .events();
    expect(events.at(-1)).toEqual({
      type: 'RungHeld',
      data: {
        taskId,
        clock: 'deadline',
        rung: 'L2',
        from: '2023-07-07T01:00:00.000Z',
        until: '2023-07-12T01:00:00.000Z',
        notice: ofL1,
      },
    });
    const swept = given([...history(...overdue), ...events]);
    expect(firedOn([...swept.when(sweep('2023-07-11')).events()])).not.toContain('deadline L2 2023-07-12');
    expect(firedOn([...swept.when(sweep('2023-07-12')).events()])).toContain('deadline L2 2023-07-12');
  });

  it('an answer holds a rung for seven days at most, and no rung that would fire later anyway', () => {
    const overdue = history(...started, sweep('2023-07-03'));
    const far = given(overdue)
      .when(answer(people.jwHead, '2023-07-04', '2023-09-30', ofL1))
      .events();
    expect(far.at(-1)!.data).toMatchObject({ rung: 'L2', until: '2023-07-14T01:00:00.000Z' });
    const near = given(overdue)
      .when(answer(people.jwHead, '2023-07-04', '2023-07-05', ofL1))
      .events();
    expect(typesOf(near)).toEqual(['NoticeAnswered', 'ClockStopped']);
  });

  it('an answer does not hold a rung that was held before', () => {
    const twice = [
      ...started,
      sweep('2023-07-03'),
      answer(people.jwHead, '2023-07-04', '2023-07-09', ofL1),
      notify('2023-07-05', 'red', '2023-07-08'),
    ];
    const events = given(history(...twice))
      .when(answer(people.jwHead, '2023-07-06', '2023-07-12', '7'))
      .events();
    expect(typesOf(events)).toEqual(['NoticeAnswered']);
  });
});
