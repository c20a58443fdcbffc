import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { planEvents, planStates } from '#plans/contract';
import { planLifeCycle, planLifeCycleTable } from './life-cycle.js';

const rows = Object.values(planLifeCycle);

describe('the life cycle of a plan', () => {
  it('the life cycle of a plan reaches every state from nothing', () => {
    const reached = new Set<string>(['none']);
    for (let grown = true; grown;) {
      const found = rows.filter(
        ({ from, to }) => [from].flat().some((state) => reached.has(state)) && !reached.has(to),
      );
      for (const { to } of found) reached.add(to);
      grown = found.length > 0;
    }
    expect([...reached].sort()).toEqual(['none', ...planStates].sort());
  });

  it('the life cycle of a plan has one row per fact', () => {
    expect(rows.map(({ event }) => event).sort()).toEqual(Object.keys(planEvents).sort());
  });

  it('the life cycle of a plan is printed in the README', () => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(planLifeCycleTable());
  });
});
