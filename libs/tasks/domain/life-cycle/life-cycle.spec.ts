import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assignmentStates, taskCommands, taskEvents, taskStates } from '#tasks/contract';
import { renderLifeCycle } from './life-cycle-table.js';
import { assignmentLifeCycle, taskLifeCycle, type Transition } from './life-cycle.js';

describe('the life cycle', () => {
  it.each([
    ['task', taskStates, taskLifeCycle],
    ['assignment', assignmentStates, assignmentLifeCycle],
  ] as const)('the life cycle of a %s reaches every state from nothing', (_subject, states, rows) => {
    expect([...reachable(rows as readonly Transition<string>[])].sort()).toEqual([...states].sort());
  });

  it('the life cycle of a task has a row for every event of the contract', () => {
    expect([...new Set(taskLifeCycle.map(({ event }) => event))].sort()).toEqual(Object.keys(taskEvents).sort());
  });

  it('the life cycle of a task has a use for every command of the contract', () => {
    expect([...new Set(taskLifeCycle.flatMap(({ by }) => by))].sort()).toEqual(Object.keys(taskCommands).sort());
  });

  it('the life cycles of task and assignment are printed in the README', () => {
    expect(readFileSync('libs/tasks/README.md', 'utf8')).toContain(renderLifeCycle());
  });
});

function reachable(rows: readonly Transition<string>[]): Set<string> {
  const seen = new Set<string>();
  const follow = (state: string): void => {
    for (const { from, to } of rows) {
      if (!from.includes(state) || to === 'same' || seen.has(to)) continue;
      seen.add(to);
      follow(to);
    }
  };
  follow('none');
  return seen;
}
