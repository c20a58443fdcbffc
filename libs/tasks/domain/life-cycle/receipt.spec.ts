import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { Actor } from '#kernel';
import type { AssignmentRef } from '#tasks/contract';
import {
  decider,
  dispatched,
  history,
  command,
  people,
  receive,
  sweep,
  taskId,
  typesOf,
  withDeadline,
} from '../spec/tasks.js';

const { given } = specification(decider);
const dispute = (by: Actor, day: string) =>
  command('DisputeAssignment', by, day, { unit: by.unit!, reason: '不属我委职责' });
const rule = (unit: string, reassignedTo: AssignmentRef | null, day = '2023-01-06') =>
  command('RuleDispute', people.director, day, {
    unit,
    ruling: reassignedTo ? 'reassigned' : 'designated',
    reassignedTo,
    reason: '职责清单',
  });
const successor: AssignmentRef = { unit: 'zjw', name: '住建委', role: 'support' };

describe('签收', () => {
  it('the signature of a unit stops its clock for signing', () => {
    given(history(...dispatched))
      .when(receive(people.jwClerk))
      .then([
        { type: 'AssignmentReceived', data: { taskId, unit: 'jw' } },
        { type: 'ClockStopped', data: { taskId, clock: 'sign:jw', reason: 'done' } },
      ]);
  });

  it('work starts when the last lead or main unit signs, whatever support units do', () => {
    const events = given(history(...dispatched, receive(people.jwClerk)))
      .when(receive(people.fgwClerk, '2023-01-04'))
      .events();
    expect(typesOf(events)).toEqual(['AssignmentReceived', 'ClockStopped', 'WorkStarted', 'ClockArmed']);
    expect(events[2]!.data).toEqual({ taskId, ongoing: false, startedOn: '2023-01-04' });
    expect(events[3]!.data).toMatchObject({
      clock: 'report:2023-01',
      kind: 'report',
      unit: 'jw',
      anchor: '2023-02-05',
    });
  });

  it('work on an ongoing task starts as ongoing work', () => {
    const ongoing = withDeadline({ kind: 'ongoing' }, dispatched);
    const events = given(history(...ongoing, receive(people.jwClerk)))
      .when(receive(people.fgwClerk))
      .events();
    expect(events).toContainEqual({ type: 'WorkStarted', data: { taskId, ongoing: true, startedOn: '2023-01-03' } });
  });

  it('a unit can sign only once, and only after dispatch', () => {
    given(history(...dispatched, receive(people.jwClerk)))
      .when(receive(people.jwHead))
      .then('ASSIGNMENT_WRONG_STATE');
    given(history(dispatched[0]!)).when(receive(people.jwClerk)).then('TASK_WRONG_STATE');
  });

  it('a support unit can sign while the other units already work', () => {
    const events = given(history(...dispatched, receive(people.jwClerk), receive(people.fgwClerk)))
      .when(receive(people.czjClerk))
      .events();
    expect(typesOf(events)).toEqual(['AssignmentReceived', 'ClockStopped']);
  });
});

describe('异议', () => {
  it('a unit can dispute its assignment within five working days, and the dispute stops the clock for signing', () => {
    given(history(...dispatched))
      .when(dispute(people.fgwHead, '2023-01-09'))
      .then([
        { type: 'AssignmentDisputed', data: { taskId, unit: 'fgw', reason: '不属我委职责' } },
        { type: 'ClockStopped', data: { taskId, clock: 'sign:fgw', reason: 'done' } },
      ]);
    given(history(...dispatched))
      .when(dispute(people.fgwHead, '2023-01-10'))
      .then('DISPUTE_WINDOW_CLOSED');
  });

  it('a unit can dispute only an assignment that waits for its receipt, of a task under way', () => {
    given(history(...dispatched, receive(people.fgwClerk)))
      .when(dispute(people.fgwHead, '2023-01-04'))
      .then('ASSIGNMENT_WRONG_STATE');
    given(history(dispatched[0]!)).when(dispute(people.fgwHead, '2023-01-04')).then('TASK_WRONG_STATE');
  });

  it('no assignment is deemed received while its dispute is open', () => {
    const events = given(history(...dispatched, dispute(people.fgwHead, '2023-01-04')))
      .when(sweep('2023-02-01'))
      .events();
    expect(events).not.toContainEqual({ type: 'AssignmentDeemedReceived', data: { taskId, unit: 'fgw' } });
    expect(events).toContainEqual({ type: 'AssignmentDeemedReceived', data: { taskId, unit: 'jw' } });
  });
});

describe('裁定', () => {
  const disputed = [...dispatched, receive(people.jwClerk), dispute(people.fgwHead, '2023-01-04')];

  it('a unit that a ruling designates has received its assignment, and work may start', () => {
    const events = given(history(...disputed))
      .when(rule('fgw', null))
      .events();
    expect(typesOf(events)).toEqual(['DisputeRuled', 'WorkStarted', 'ClockArmed']);
    expect(events[0]!.data).toEqual({
      taskId,
      unit: 'fgw',
      ruling: 'designated',
      reassignedTo: null,
      reason: '职责清单',
    });
  });

  it('a unit that takes over by a ruling has the same role and gets its own time to sign', () => {
    const events = given(history(...disputed))
      .when(rule('fgw', successor))
      .events();
    expect(typesOf(events)).toEqual(['DisputeRuled', 'ClockArmed']);
    expect(events[0]!.data).toMatchObject({ reassignedTo: { unit: 'zjw', name: '住建委', role: 'main' } });
    expect(events[1]!.data).toMatchObject({ clock: 'sign:zjw', unit: 'zjw', anchor: '2023-01-06' });
    const zjw = { account: 'zjw.clerk', role: 'clerk', unit: 'zjw' } as const;
    const after = history(...disputed, rule('fgw', successor), receive(zjw, '2023-01-09'));
    expect(typesOf(after)).toContain('WorkStarted');
    given(after).when(receive(people.fgwClerk, '2023-01-09')).then('ASSIGNMENT_WRONG_STATE');
  });

  it('a unit that takes over the lead by a ruling consolidates from then on', () => {
    const lead = [...dispatched, receive(people.fgwClerk), dispute(people.jwHead, '2023-01-04'), rule('jw', successor)];
    const zjw = { account: 'zjw.clerk', role: 'clerk', unit: 'zjw' } as const;
    const events = given(history(...lead))
      .when(receive(zjw, '2023-01-09'))
      .events();
    expect(events.at(-1)!.data).toMatchObject({ clock: 'report:2023-01', unit: 'zjw' });
  });

  it('a ruling is final, both for the unit that disputed and for the unit that takes over', () => {
    given(history(...disputed, rule('fgw', null)))
      .when(dispute(people.fgwHead, '2023-01-06'))
      .then('DISPUTE_AFTER_RULING');
    const zjw = { account: 'zjw.head', role: 'unitHead', unit: 'zjw' } as const;
    given(history(...disputed, rule('fgw', successor)))
      .when(dispute(zjw, '2023-01-06'))
      .then('DISPUTE_AFTER_RULING');
  });

  it('a ruling that reassigns has to name a unit that is not in the task yet', () => {
    given(history(...disputed))
      .when({ ...rule('fgw', successor), data: { ...rule('fgw', null).data, ruling: 'reassigned' } } as never)
      .then('DISPUTE_REASSIGNEE_MISSING');
    given(history(...disputed))
      .when(rule('fgw', { ...successor, unit: 'fgw' }))
      .then('DISPUTE_REASSIGNEE_MISSING');
    given(history(...disputed))
      .when(rule('fgw', { ...successor, unit: 'czj' }))
      .then('DISPUTE_REASSIGNEE_MISSING');
  });

  it('a ruling is refused without a dispute, for a unit without a part in the task, and before dispatch', () => {
    given(history(...disputed))
      .when(rule('jw', null))
      .then('ASSIGNMENT_WRONG_STATE');
    given(history(...disputed))
      .when(rule('zfj', null))
      .then('TASK_UNIT_NOT_ASSIGNED');
    given(history(dispatched[0]!)).when(rule('fgw', null)).then('TASK_WRONG_STATE');
  });
});
