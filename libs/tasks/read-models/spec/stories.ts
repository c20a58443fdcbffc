import fc from 'fast-check';
import type { Deadline } from '#tasks/contract';
import type { Step, Story } from '../../domain/spec/play.js';

/** Random years of tasks of every deadline kind, for the player of the domain's specification. */

const deadlines: readonly Deadline[] = [
  { kind: 'by', date: '2023-03-31' },
  { kind: 'window', from: '2023-02-01', to: '2023-04-28' },
  { kind: 'milestone', date: '2023-02-28', thenOngoing: true },
  { kind: 'ongoing' },
];

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4, max: 25 }) },
  ),
  pick: fc.nat({ max: 9_999 }),
  wild: fc.integer({ min: 0, max: 11 }).map((chance) => chance === 11),
  number: fc.nat({ max: 60 }),
  flag: fc.boolean(),
});

export const storiesOf = (steps: number): fc.Arbitrary<Story> =>
  fc.record({
    deadline: fc.constantFrom(...deadlines),
    steps: fc.array(step, { minLength: 5, maxLength: steps, size: 'max' }),
  });
