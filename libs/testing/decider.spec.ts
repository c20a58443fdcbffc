import { describe, expect, it } from '@jest/globals';
import { type Decider, refusal } from '#kernel';
import { specification } from './decider.js';

const refuse = refusal({
  FULL: { kind: 'conflict', zh: '最多 {max} 个。', en: 'At most {max}.' },
  VAGUE: { kind: 'conflict', zh: '最多 {most} 个。', en: 'At most {max}.' },
});

const counter: Decider<'add' | 'fail' | 'break' | 'blur', number, number> = {
  decide(command, state) {
    if (command === 'fail') throw refuse('FULL', { max: 3 });
    if (command === 'blur') throw refuse('VAGUE', { max: 3 });
    if (command === 'break') throw new TypeError('broken');
    return [state + 1];
  },
  evolve: (state, event) => Math.max(state, event),
  initialState: () => 0,
};
const { given } = specification(counter);

describe('the specification of a decider', () => {
  it('the specification of a decider holds when the decision is the expected one', () => {
    given([1, 2]).when('add').then([3]);
    given([]).when('fail').then('FULL');
    expect(given([4]).when('add').events()).toEqual([5]);
  });

  it('the specification of a decider fails on other events, on another refusal, on a missing refusal and on an unexpected one', () => {
    expect(() => given([1, 2]).when('add').then([2])).toThrow();
    expect(() => given([]).when('fail').then('EMPTY')).toThrow('FULL');
    expect(() => given([]).when('add').then('FULL')).toThrow('expected a refusal');
    expect(() => given([]).when('fail').then([1])).toThrow('FULL');
  });

  it('the specification of a decider fails on a refusal without the details of its sentence, and passes other errors on', () => {
    expect(() => given([]).when('blur').then('VAGUE')).toThrow('gaps');
    expect(() => given([]).when('break').then('FULL')).toThrow(TypeError);
  });
});
