import { describe, expect, it } from '@jest/globals';
import { clockKinds } from '#escalation/contract';
import {
  deadlineClock,
  noticeClock,
  parseClockName,
  periodOfClock,
  rectificationClock,
  reportClock,
  signClock,
} from '#tasks/contract';

describe('the name of a clock', () => {
  it('the name of a clock is taken apart into what it was built from, for every kind', () => {
    const parsed = [signClock('jw'), reportClock('2023-01'), deadlineClock, noticeClock('2'), rectificationClock].map(
      parseClockName,
    );
    expect(parsed).toEqual([
      { kind: 'sign', unit: 'jw' },
      { kind: 'report', period: '2023-01' },
      { kind: 'deadline' },
      { kind: 'notice', notice: '2' },
      { kind: 'rectification' },
    ]);
    expect(parsed.map(({ kind }) => kind)).toEqual([...clockKinds]);
  });

  it('the name of a clock of an unknown kind is refused, and not taken for another kind', () => {
    expect(() => parseClockName('holiday:2023')).toThrow(TypeError);
    expect(() => parseClockName('constructor')).toThrow(TypeError);
    expect(() => periodOfClock(signClock('jw'))).toThrow(TypeError);
  });
});
