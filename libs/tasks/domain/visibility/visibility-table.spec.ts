import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { clockKinds } from '#escalation/contract';
import { clockVisibility, taskEvents, taskReaders } from '#tasks/contract';
import { renderVisibility } from './visibility-table.js';

describe('the record of visibility', () => {
  it('the record of visibility has an entry for every event and every kind of clock', () => {
    expect(Object.keys(taskReaders).sort()).toEqual(Object.keys(taskEvents).sort());
    expect(Object.keys(clockVisibility).sort()).toEqual([...clockKinds].sort());
  });

  it('the record of visibility does not compile without an entry for an event or for a kind of clock', () => {
    const { TaskArchived: rule, ...events } = taskReaders;
    const { deadline, ...clocks } = clockVisibility;
    // @ts-expect-error -- TaskArchived has no entry
    const ofEvents: typeof taskReaders = events;
    // @ts-expect-error -- deadline has no entry
    const ofClocks: typeof clockVisibility = clocks;
    expect([rule, deadline, 'TaskArchived' in ofEvents, 'deadline' in ofClocks]).toEqual([
      rule,
      deadline,
      false,
      false,
    ]);
  });

  it('the record of visibility is printed in the README', () => {
    expect(readFileSync('libs/tasks/README.md', 'utf8')).toContain(renderVisibility());
  });
});
