import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
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
  submit,
  sweep,
  taskId,
  typesOf,
  underReview,
  withDeadline,
} from '../spec/tasks.js';

const { given } = specification(decider);
const accept = (day: string, by = people.director) => command('AcceptCompletion', by, day, { grade: 'good' });
const reject = (day: string, by = people.director) => command('RejectCompletion', by, day, { reason: '材料不全' });
const samePerson = { ...people.director, account: 'jw.head' } as unknown as typeof people.director;
const milestone = { kind: 'milestone', date: '2023-06-30', thenOngoing: true } as const;

describe('单位办结', () => {
  it('a unit can finish its assignment once it has signed and work has started', () => {
    given(history(...started))
      .when(finish(people.fgwHead, '2023-05-01'))
      .then([{ type: 'AssignmentFinished', data: { taskId, unit: 'fgw', summary: '已完成' } }]);
    given(history(...started))
      .when(finish(people.czjHead, '2023-05-01'))
      .then('ASSIGNMENT_WRONG_STATE');
    given(history(...dispatched, receive(people.fgwClerk)))
      .when(finish(people.fgwHead, '2023-05-01'))
      .then('TASK_WRONG_STATE');
  });
});

describe('申请办结', () => {
  const done = [...started, finish(people.jwHead, '2023-06-01'), finish(people.fgwHead, '2023-06-01')];

  it('a submitted completion puts the task under review, with the day and the person', () => {
    given(history(...done))
      .when(submit('2023-06-02'))
      .then([
        {
          type: 'CompletionSubmitted',
          data: {
            taskId,
            unit: 'jw',
            summary: '全部完成',
            attachments: [],
            submittedBy: 'jw.head',
            submittedOn: '2023-06-02',
          },
        },
      ]);
  });

  it('a completion is submitted by the consolidating unit only, and once every lead and main unit is done', () => {
    given(history(...started))
      .when(submit('2023-06-02'))
      .then('COMPLETION_UNITS_NOT_DONE');
    given(history(...done))
      .when(submit('2023-06-02', people.fgwHead))
      .then('NOT_CONSOLIDATING_UNIT');
    given(history(...underReview))
      .when(submit('2023-06-03'))
      .then('TASK_WRONG_STATE');
  });
});

describe('审核通过', () => {
  it('an accepted completion concludes the task and stops every clock in the same decision', () => {
    const events = given(history(...underReview))
      .when(accept('2023-06-05'))
      .events();
    expect(events).toEqual([
      { type: 'CompletionAccepted', data: { taskId, grade: 'good', concludedOn: '2023-06-02', onTime: true } },
      ...['sign:czj', 'deadline', 'report:2023-01'].map((clock) => ({
        type: 'ClockStopped',
        data: { taskId, clock, reason: 'closed' },
      })),
    ]);
    given([...history(...underReview), ...events])
      .when(sweep('2024-01-01'))
      .then([]);
  });

  it('a completion is judged by the day of submission, not by the day of the review', () => {
    const onTime = (day: string) =>
      given(history(...underReview.slice(0, -1), submit(day)))
        .when(accept('2023-07-20'))
        .events()[0]!.data;
    expect(onTime('2023-06-30')).toMatchObject({ onTime: true, concludedOn: '2023-06-30' });
    expect(onTime('2023-07-01')).toMatchObject({ onTime: false, concludedOn: '2023-07-01' });
  });

  it('the completion of a task without a date is always on time', () => {
    const events = given(history(...withDeadline({ kind: 'ongoing' }, underReview)))
      .when(accept('2023-12-31'))
      .events();
    expect(events[0]!.data).toMatchObject({ onTime: true });
  });

  it('a completion is accepted by somebody other than the submitter, and only while the task is under review', () => {
    given(history(...underReview))
      .when(accept('2023-06-05', samePerson))
      .then('SAME_PERSON');
    given(history(...started))
      .when(accept('2023-06-05'))
      .then('TASK_WRONG_STATE');
  });
});

describe('审核通过, when an extension was asked for', () => {
  it('an accepted completion leaves no request for an extension behind', () => {
    const ask = command('RequestExtension', people.jwHead, '2023-05-31', {
      unit: 'jw',
      requestedDate: '2023-08-01',
      reason: '理由',
      progress: '进展',
    });
    const done = [finish(people.jwHead, '2023-06-01'), finish(people.fgwHead, '2023-06-01'), submit('2023-06-02')];
    const rectify = command('OrderRectification', people.head, '2023-06-06', { dueOn: '2023-07-06', text: '限期整改' });
    given(history(...started, ask, ...done, accept('2023-06-05'), rectify))
      .when(command('RefuseExtension', people.head, '2023-06-07', { reason: '已办结' }))
      .then('EXTENSION_NOT_REQUESTED');
  });
});

describe('阶段办结', () => {
  const reviewed = withDeadline(milestone, underReview);

  it('an accepted milestone meets the date, and reports go on', () => {
    given(history(...reviewed))
      .when(accept('2023-06-05'))
      .then([
        { type: 'MilestoneAccepted', data: { taskId, acceptedOn: '2023-06-05', onTime: true } },
        { type: 'ClockStopped', data: { taskId, clock: 'deadline', reason: 'done' } },
      ]);
    const accepted = history(...reviewed, accept('2023-06-05'), report(people.jwClerk, '2023-06-06', '2023-01'));
    expect(accepted.at(-1)!.data).toMatchObject({ clock: 'report:2023-02' });
    const ask = command('RequestExtension', people.jwHead, '2023-06-06', {
      unit: 'jw',
      requestedDate: '2023-08-01',
      reason: '理由',
      progress: '进展',
    });
    given(accepted).when(ask).then('EXTENSION_NOT_DATED');
  });

  it('an accepted milestone stops the clock of the notice that the date brought about', () => {
    const overdue = [...withDeadline(milestone, started), sweep('2023-07-03')];
    const done = [finish(people.jwHead, '2023-07-04'), finish(people.fgwHead, '2023-07-04'), submit('2023-07-05')];
    const events = given(history(...overdue, ...done))
      .when(accept('2023-07-06'))
      .events();
    expect(events[0]!.data).toMatchObject({ onTime: false });
    expect(events.at(-1)).toEqual({ type: 'ClockStopped', data: { taskId, clock: 'notice:6', reason: 'superseded' } });
  });

  it('a task with an accepted milestone can be concluded later, and is on time if the milestone was', () => {
    const again = [finish(people.jwHead, '2023-11-01'), finish(people.fgwHead, '2023-11-01'), submit('2023-11-02')];
    given(history(...reviewed, accept('2023-06-05')))
      .when(submit('2023-11-02'))
      .then('COMPLETION_UNITS_NOT_DONE');
    const events = given(history(...reviewed, accept('2023-06-05'), ...again))
      .when(accept('2023-11-03'))
      .events();
    expect(events[0]).toEqual({
      type: 'CompletionAccepted',
      data: { taskId, grade: 'good', concludedOn: '2023-11-02', onTime: true },
    });
  });
});

describe('退回重办', () => {
  it('a rejected completion sends the task back to where it was, and the units back to work', () => {
    given(history(...underReview))
      .when(reject('2023-06-05'))
      .then([{ type: 'CompletionRejected', data: { taskId, reason: '材料不全' } }]);
    const rejected = history(...underReview, reject('2023-06-05'));
    given(rejected).when(submit('2023-06-06')).then('COMPLETION_UNITS_NOT_DONE');
    expect(typesOf(given(rejected).when(finish(people.jwHead, '2023-06-06')).events())).toEqual(['AssignmentFinished']);
  });

  it('a completion is rejected by somebody other than the submitter, and only while the task is under review', () => {
    given(history(...underReview))
      .when(reject('2023-06-05', samePerson))
      .then('SAME_PERSON');
    given(history(...started))
      .when(reject('2023-06-05'))
      .then('TASK_WRONG_STATE');
  });

  it('the rungs of the date and of the reports wait while a task is under review, and fire after a rejection', () => {
    const waiting = history(...underReview);
    const rungs = (events: typeof waiting) => events.flatMap(({ data }) => ('scheduledFor' in data ? [data.rung] : []));
    expect(rungs(given(waiting).when(sweep('2023-07-03')).events())).toEqual(['Sign-1', 'Sign-2', 'Sign-3']);
    const rejected = history(...underReview, reject('2023-07-03'));
    expect(rungs(given(rejected).when(sweep('2023-07-03')).events())).toEqual(
      expect.arrayContaining(['L0a', 'L0b', 'L0c', 'L1', 'Rep-2']),
    );
  });
});
