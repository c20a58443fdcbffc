import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { taskEvents, type TaskEvent } from '#tasks/contract';
import {
  decider,
  dispatched,
  history,
  initiate,
  people,
  receive,
  report,
  started,
  sweep,
  taskId,
  typesOf,
} from '../spec/tasks.js';

const { given } = specification(decider);
const rungsOf = (events: readonly TaskEvent[]) =>
  events.flatMap(({ data }) =>
    'scheduledFor' in data
      ? [`${data.clock} ${data.rung} ${data.scheduledFor.slice(5, 10)}${data.late ? ' late' : ''}`]
      : [],
  );

/** Signed by all, every report given: only the date is left. */
const punctual = [
  ...started,
  receive(people.czjClerk),
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((month) =>
    report(people.jwClerk, `2023-${month}-28`, `2023-${month}`),
  ),
];

describe('a sweep', () => {
  it('a sweep finds nothing to do in a task without a due rung', () => {
    given(history(...dispatched))
      .when(sweep('2023-01-02'))
      .then([]);
    given(history(initiate())).when(sweep('2024-01-01')).then([]);
  });

  it('a sweep reminds the unit that has not signed, and a later sweep deems its part received, so that work starts', () => {
    const first = given(history(...dispatched, receive(people.jwClerk)))
      .when(sweep('2023-01-03'))
      .events();
    expect(rungsOf(first)).toEqual(['sign:fgw Sign-1 01-03', 'sign:czj Sign-1 01-03']);
    expect(first[1]).toEqual({
      type: 'ReminderIssued',
      data: {
        taskId,
        units: ['fgw'],
        to: ['clerk', 'unitHead'],
        rung: 'Sign-1',
        issuedOn: '2023-01-03',
        text: '“完成十条道路大修”已于2023-01-02交办，请尽快签收。',
      },
    });
    const last = given(history(...dispatched, receive(people.jwClerk), sweep('2023-01-05')))
      .when(sweep('2023-01-09'))
      .events();
    expect(typesOf(last).slice(0, 5)).toEqual([
      'RungFired',
      'AssignmentDeemedReceived',
      'ClockStopped',
      'WorkStarted',
      'ClockArmed',
    ]);
    expect(last).toContainEqual({ type: 'WorkStarted', data: { taskId, ongoing: false, startedOn: '2023-01-09' } });
  });

  it('a sweep counts a missing report once for each month and goes on to the next month', () => {
    const events = given(history(...started, receive(people.czjClerk)))
      .when(sweep('2023-03-13'))
      .events();
    expect(rungsOf(events)).toEqual([
      'report:2023-01 Rep-0 02-02 late',
      'report:2023-01 Rep-1 02-06 late',
      'report:2023-01 Rep-2 02-10 late',
      'report:2023-02 Rep-0 03-02 late',
      'report:2023-02 Rep-1 03-06 late',
      'report:2023-02 Rep-2 03-10 late',
    ]);
    expect(events).toContainEqual({
      type: 'ClockStopped',
      data: { taskId, clock: 'report:2023-01', reason: 'superseded' },
    });
    expect(events.at(-1)!.data).toMatchObject({ clock: 'report:2023-03', anchor: '2023-04-05' });
    const notice = events.find(({ type }) => type === 'SupervisionNoticeIssued')!;
    expect(notice.data).toMatchObject({
      notice: '1',
      noticeNumber: '督〔2023〕1号-督1',
      units: ['jw'],
      answerDue: null,
    });
  });

  it('sweeps climb the ladder of the date rung by rung, and only propose what a person must decide', () => {
    const one = (day: string) => sweep(day);
    const days = ['2023-06-16', '2023-06-23', '2023-06-27', '2023-07-03', '2023-07-07', '2023-07-17', '2023-07-31'];
    const events = history(...punctual, ...days.map(one)).slice(history(...punctual).length);
    expect(rungsOf(events)).toEqual([
      'deadline L0a 06-16',
      'deadline L0b 06-23',
      'deadline L0c 06-27',
      'deadline L1 07-03',
      'deadline L2 07-07',
      'deadline L3 07-17',
      'deadline L4 07-31',
    ]);
    const notices = events.flatMap(({ data }) => ('colour' in data ? [[data.colour, data.answerDue]] : []));
    expect(notices).toEqual([
      ['blue', '2023-07-06'],
      ['orange', '2023-07-14'],
      ['red', null],
    ]);
    const proposals = events.flatMap(({ data }) =>
      'factsRevision' in data ? [[data.proposal, data.measure, data.units]] : [],
    );
    expect(proposals).toEqual([
      ['p1', 'censure', ['jw', 'fgw']],
      ['p2', 'interview', ['jw', 'fgw']],
    ]);
    for (const { type, data } of events) expect(taskEvents[type].data.strict().parse(data)).toEqual(data);
  });

  it('an unanswered notice brings the next rung forward, and this rung fires once', () => {
    const answered = history(...punctual, sweep('2023-07-03'));
    const forward = given(answered).when(sweep('2023-07-07')).events();
    expect(rungsOf(forward)).toEqual(['deadline L2 07-07']);
    expect(forward[1]).toEqual({ type: 'ClockStopped', data: { taskId, clock: 'notice:1', reason: 'superseded' } });
    const onward = history(
      ...punctual,
      sweep('2023-07-03'),
      sweep('2023-07-07'),
      sweep('2023-07-17'),
      sweep('2023-07-24'),
    );
    expect(rungsOf(onward).filter((rung) => rung.includes('L3'))).toEqual(['deadline L3 07-17']);
    expect(onward.filter(({ type }) => type === 'ClockArmed').at(-1)!.data).toMatchObject({ clock: 'notice:2' });
  });

  it('a unit has its time to answer also when the notice itself came late', () => {
    const events = given(history(...punctual))
      .when(sweep('2023-07-05'))
      .events();
    expect(rungsOf(events).at(-1)).toBe('deadline L1 07-03 late');
    expect(events.find(({ type }) => type === 'SupervisionNoticeIssued')!.data).toMatchObject({
      answerDue: '2023-07-08',
    });
    const next = given([...history(...punctual), ...events])
      .when(sweep('2023-07-07'))
      .events();
    expect(rungsOf(next)).toEqual(['deadline L2 07-07']);
  });

  it('a sweep fires each missed rung once, and a second sweep at the same moment fires nothing', () => {
    const events = given(history(...punctual))
      .when(sweep('2023-07-18'))
      .events();
    expect(rungsOf(events)).toEqual(
      ['L0a 06-16', 'L0b 06-23', 'L0c 06-27', 'L1 07-03', 'L2 07-07', 'L3 07-21']
        .slice(0, 5)
        .map((rung) => `deadline ${rung} late`),
    );
    given([...history(...punctual), ...events])
      .when(sweep('2023-07-18'))
      .then([]);
  });

  it('a rung fires with the version of the policy by which its clock was armed', () => {
    const events = given(history(...dispatched))
      .when(sweep('2023-01-03'))
      .events();
    expect(events[0]!.data).toMatchObject({ policyVersion: 'spec@1' });
  });
});
