import { describe, expect, it } from '@jest/globals';
import type { TaskCommand } from '#tasks/contract';
import {
  command,
  decider,
  finish,
  history,
  people,
  started,
  submit,
  taskId,
  underReview,
  withDeadline,
} from '../spec/tasks.js';

const reject = (day: string) => command('RejectCompletion', people.director, day, { reason: '材料不全' });
const accept = (day: string) => command('AcceptCompletion', people.director, day, { grade: 'good' });
const order = (day: string) =>
  command('OrderRectification', people.head, day, { dueOn: '2023-12-20', text: '限期整改' });
const reported = command('ReportRectification', people.jwHead, '2023-12-01', {
  ...{ unit: 'jw', text: '已整改', attachments: [] },
});
const verify = command('VerifyRectification', people.director, '2023-12-05', { note: '属实' });
const rectified = (day: string) => [order(day), reported, verify];

const milestone = [
  ...withDeadline({ kind: 'milestone', date: '2023-06-30', thenOngoing: true }, underReview),
  accept('2023-06-05'),
];
const submittedAgain = [
  finish(people.jwHead, '2023-11-01'),
  finish(people.fgwHead, '2023-11-01'),
  submit('2023-11-02'),
];
const stateAfter = (...commands: readonly TaskCommand[]) =>
  history(...commands).reduce(decider.evolve, decider.initialState()).status;

describe('a task', () => {
  it.each([
    ['a rejected completion', 'InProgress', [...underReview, reject('2023-06-05')]],
    ['a rejected completion of ongoing work', 'Ongoing', [...milestone, ...submittedAgain, reject('2023-11-03')]],
    ['a rectification while it is under way', 'InProgress', [...started, ...rectified('2023-06-06')]],
    ['a rectification of ongoing work', 'Ongoing', [...milestone, ...rectified('2023-06-06')]],
    ['a rectification after its end', 'Concluded', [...underReview, accept('2023-06-05'), ...rectified('2023-06-06')]],
  ] as const)('a task is after %s again %s', (_, expected, commands) => {
    expect(stateAfter(...commands)).toBe(expected);
  });

  it('a task that is under way keeps its clocks when its rectification is verified', () => {
    const before = history(...started, order('2023-06-06'), reported);
    expect(decider.decide(verify, before.reduce(decider.evolve, decider.initialState()))).toEqual([
      { type: 'RectificationVerified', data: { taskId, note: '属实' } },
    ]);
  });
});
