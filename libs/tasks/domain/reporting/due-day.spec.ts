import { expect, it } from '@jest/globals';
import { specification } from '#testing';
import { decider, dispatched, history, people, receive, report, started } from '../spec/tasks.js';

const { given } = specification(decider);

it('a report of a later period than the clock waits for is judged by the day of its own period', () => {
  const events = given(history(...started))
    .when(report(people.jwClerk, '2023-03-06', '2023-02'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: '2023-03-05', late: true } }]);
});

it('a report that is given again is judged by the day that its period had', () => {
  const reported = [...started, report(people.jwClerk, '2023-02-03', '2023-01')];
  const events = given(history(...reported))
    .when(report(people.jwClerk, '2023-02-06', '2023-01'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: '2023-02-05', late: true } }]);
});

it('a report of a unit that does not consolidate is owed on no day', () => {
  const events = given(history(...dispatched, receive(people.jwClerk), receive(people.fgwClerk)))
    .when(report(people.fgwClerk, '2023-03-06', '2023-01'))
    .events();
  expect(events).toMatchObject([{ type: 'ProgressReported', data: { dueOn: null, late: false } }]);
});
