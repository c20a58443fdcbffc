import { expect, it } from '@jest/globals';
import { specification } from '#testing';
import { command, decider, dispatched, history, people, receive, report, started } from '../spec/tasks.js';

const { given } = specification(decider);

it('a report of a later period than the clock waits for is judged by the day of its own period', () => {
  const events = given(history(...started))
    .when(report(people.jwClerk, '2023-03-06', '2023-02'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: '2023-03-05', late: true } }]);
});

const reported = [...started, report(people.jwClerk, '2023-02-03', '2023-01')];

it('a report that is given again after its return is judged by the day that its period had', () => {
  const back = { unit: 'jw', period: '2023-01', reason: '数据不实' };
  const returned = [...reported, command('ReturnProgress', people.officer, '2023-02-05', back)];
  const events = given(history(...returned))
    .when(report(people.jwClerk, '2023-02-06', '2023-01'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: '2023-02-05', late: true } }]);
});

it('a correction is as late as the report that it corrects, whenever it comes', () => {
  const correctedLater = (reportedOn: string) =>
    given(history(...started, report(people.jwClerk, reportedOn, '2023-01')))
      .when(report(people.jwClerk, '2023-02-20', '2023-01', { replaces: 1 }))
      .events();
  expect(correctedLater('2023-02-03')).toMatchObject([{ data: { dueOn: '2023-02-05', late: false } }]);
  expect(correctedLater('2023-02-08')).toMatchObject([{ data: { dueOn: '2023-02-05', late: true } }]);
});

it('a report of a unit that does not consolidate is owed on no day', () => {
  const events = given(history(...dispatched, receive(people.jwClerk), receive(people.fgwClerk)))
    .when(report(people.fgwClerk, '2023-03-06', '2023-01'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: null, late: false } }]);
});
