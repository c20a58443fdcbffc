import { describe, expect, it } from '@jest/globals';
import type { TaskCommand } from '#tasks/contract';
import { command, decider, dispatched, finish, history, people, receive, typesOf } from '../spec/tasks.js';

const dispute = command('DisputeAssignment', people.fgwHead, '2023-01-04', { unit: 'fgw', reason: '不属我委职责' });
const rule = (ruling: TaskCommand<'RuleDispute'>['data']) =>
  command('RuleDispute', people.director, '2023-01-06', ruling);
const disputed = [...dispatched, receive(people.jwClerk), dispute];
const folded = (...commands: readonly TaskCommand[]) =>
  history(...commands).reduce(decider.evolve, decider.initialState());

describe('a ruling on a dispute', () => {
  it('a ruling that hands a part over leaves the consolidating unit, if it was not its part', () => {
    const successor = { unit: 'zjw', name: '住房城乡建设委', role: 'main' as const };
    const ruling = rule({ unit: 'fgw', ruling: 'reassigned', reassignedTo: successor, reason: '职责所在' });
    expect(folded(...disputed, ruling)).toMatchObject({
      facts: { consolidatingUnit: 'jw', assignments: [{}, { unit: 'fgw', state: 'Reassigned' }, {}, { unit: 'zjw' }] },
    });
  });

  it('a ruling that a unit stays counts as its receipt, so that it can finish its part', () => {
    const ruling = rule({ unit: 'fgw', ruling: 'designated', reassignedTo: null, reason: '职责所在' });
    const done = decider.decide(finish(people.fgwHead, '2023-05-01'), folded(...disputed, ruling));
    expect(typesOf(done)).toEqual(['AssignmentFinished']);
  });
});
