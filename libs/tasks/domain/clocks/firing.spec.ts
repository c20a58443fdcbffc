import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { NoticeColour } from '#escalation/contract';
import type { TaskEvent } from '#tasks/contract';
import {
  command,
  decider,
  dispatched,
  finish,
  history,
  initiate,
  dispatch,
  people,
  receive,
  report,
  started,
  submit,
  sweep,
  withDeadline,
} from '../spec/tasks.js';

const { given } = specification(decider);
const notify = (day: string, colour: NoticeColour, answerDue: string) =>
  command('IssueNotice', people.director, day, {
    ...{ colour, units: ['jw'], noticeNumber: '督办〔2023〕7号', answerDue, text: '进度滞后' },
  });
const fired = (events: readonly TaskEvent[]) =>
  events.flatMap(({ data }) => ('scheduledFor' in data ? [`${data.clock} ${data.rung}`] : []));
const stopped = (events: readonly TaskEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'ClockStopped' ? [`${data.clock} ${data.reason}`] : []));
const armed = (events: readonly TaskEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'ClockArmed' ? [data] : []));

describe('a rung', () => {
  it('a rung fires at its very moment and not before', () => {
    const at = (now: string) => command('FireRungs', people.system, '2023-01-03', { now });
    given(history(...dispatched))
      .when(at('2023-01-03T00:59:59.999Z'))
      .then([]);
    const events = given(history(...dispatched))
      .when(at('2023-01-03T01:00:00.000Z'))
      .events();
    expect(fired(events)).toEqual(['sign:jw Sign-1', 'sign:fgw Sign-1', 'sign:czj Sign-1']);
  });

  it('a rung of a report fires also in ongoing work', () => {
    const ongoing = history(...withDeadline({ kind: 'ongoing' }, [...started, receive(people.czjClerk)]));
    expect(fired(given(ongoing).when(sweep('2023-02-06')).events())).toEqual([
      'report:2023-01 Rep-0',
      'report:2023-01 Rep-1',
    ]);
  });

  it('a rung that follows from an unanswered notice fires on the day of the date for the notice alone', () => {
    const events = given(history(...started, notify('2023-06-20', 'blue', '2023-06-29')))
      .when(sweep('2023-06-30'))
      .events();
    expect(fired(events)).toContain('notice:1 L2');
    expect(fired(events)).not.toContain('deadline L2');
  });
});

describe('an open notice', () => {
  it('an open notice is laid to rest by the rung that it waits with, and by no other', () => {
    const overdue = [...started, sweep('2023-07-03'), notify('2023-07-04', 'orange', '2023-07-20')];
    const events = given(history(...overdue))
      .when(sweep('2023-07-07'))
      .events();
    expect(fired(events)).toContain('deadline L2');
    expect(stopped(events)).toEqual(['notice:6 superseded']);
  });

  it('an open notice that a director issued stays when the milestone is accepted', () => {
    const overdue = withDeadline({ kind: 'milestone', date: '2023-06-30', thenOngoing: true }, started);
    const done = [finish(people.jwHead, '2023-07-04'), finish(people.fgwHead, '2023-07-04'), submit('2023-07-05')];
    const accept = command('AcceptCompletion', people.director, '2023-07-06', { grade: 'good' });
    const events = given(
      history(...overdue, sweep('2023-07-03'), notify('2023-07-04', 'orange', '2023-07-20'), ...done),
    )
      .when(accept)
      .events();
    expect(stopped(events)).toEqual(['deadline done', 'notice:6 superseded']);
  });

  it('an open notice waits on a timetable by the rules in force, which is final', () => {
    const events = given(history(...started))
      .when(notify('2023-03-01', 'blue', '2023-03-10'))
      .events();
    expect(armed(events)).toMatchObject([
      { clock: 'notice:1', policyVersion: 'spec@1', calendarVersion: 'weekdays', provisional: false },
    ]);
  });
});

describe('the next report', () => {
  it('the next report is that of the consolidating unit, whatever the others have reported', () => {
    const assignments = [
      { unit: 'fgw', name: '发展改革委', role: 'main' as const },
      { unit: 'jw', name: '交通委', role: 'lead' as const },
    ];
    const begun = [initiate({ assignments }), dispatch, receive(people.jwClerk), receive(people.fgwClerk)];
    const ahead = ['2023-01', '2023-02'].map((period) => report(people.fgwClerk, '2023-03-02', period));
    const events = given(history(...begun, ...ahead))
      .when(report(people.jwClerk, '2023-03-03', '2023-01'))
      .events();
    expect(armed(events)).toMatchObject([{ clock: 'report:2023-02', unit: 'jw' }]);
  });
});
