import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
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
  taskId,
} from '../spec/tasks.js';

const { given } = specification(decider);

describe('whoever gives a command to a task', () => {
  it('a command to a task that does not exist is refused', () => {
    given([]).when(receive(people.jwClerk)).then('TASK_NOT_FOUND');
    given([])
      .when(command('ArchiveTask', people.officer, '2023-01-04', {}))
      .then('TASK_NOT_FOUND');
  });

  it('a person may act for the own unit only, and a unit without a part in the task learns nothing of other units', () => {
    const foreign = { ...receive(people.jwClerk), by: people.fgwClerk };
    given(history(...dispatched))
      .when(foreign)
      .then('TASK_FOREIGN_UNIT');
    given(history(...dispatched))
      .when({ ...foreign, by: people.strangerClerk })
      .then('TASK_FOREIGN_UNIT');
    given(history(...dispatched))
      .when(receive(people.strangerClerk))
      .then('TASK_NOT_OF_UNIT');
    const refused = expect(() =>
      given(history(...dispatched))
        .when(receive(people.strangerClerk))
        .events(),
    );
    refused.toThrow(expect.not.stringContaining('fgw') as never);
  });

  it('a leading official may give a command only to a task that the own post leads', () => {
    const instruct = (by: typeof people.leader) => command('GiveInstruction', by, '2023-01-05', { text: '请加快' });
    given(history(...started))
      .when(instruct(people.otherLeader))
      .then('TASK_NOT_LED_BY_POST');
    given(history(...started))
      .when(instruct({ account: 'x', role: 'leadingOfficial' } as never))
      .then('TASK_NOT_LED_BY_POST');
    given(history(...started))
      .when(instruct(people.leader))
      .then([{ type: 'InstructionGiven', data: { taskId, post: 'vice-mayor', text: '请加快' } }]);
  });
});

describe('the decision', () => {
  it('a decision leaves the state it decides on as it was', () => {
    const state = deepFreeze(history(...started).reduce(decider.evolve, decider.initialState()));
    const decided = deepFreeze(decider.decide(report(people.jwClerk, '2023-02-01', '2023-01'), state));
    expect(decided.reduce(decider.evolve, state)).not.toBe(state);
  });

  it('a task begins from nothing and can be initiated only once', () => {
    expect(decider.initialState()).toEqual({ status: 'none' });
    given(history(initiate())).when(initiate()).then('TASK_ALREADY_EXISTS');
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
