import { describe, expect, it } from '@jest/globals';
import type { Scope } from '#tasks/contract';
import { revisionFor, revisionUpTo } from './numbering.js';

const unit: Scope = { kind: 'unit', unit: 'jw' };
const others: Scope[] = [{ kind: 'all' }, { kind: 'post', post: 'mayor' }];

describe('the revision of a task', () => {
  it('the revision of a task is a position for a unit, so that no gap tells of events it may not read', () => {
    expect(revisionFor(unit, { revision: 3, position: 70n })).toBe(70);
    expect(revisionFor(unit, { revision: 3, position: '70' })).toBe(70);
  });

  it('the revision of a task counts its events for everybody else', () => {
    for (const scope of others) expect(revisionFor(scope, { revision: 3, position: 70n })).toBe(3);
  });

  it('the revision of a task up to an event is that of the last event before it that the viewer may read', () => {
    const readable = [
      { revision: 0, position: 10n },
      { revision: 2, position: 30n },
      { revision: 5, position: 60n },
    ];
    expect([1, 2, 4, 5, 9].map((revision) => revisionUpTo(unit, readable, revision))).toEqual([10, 30, 30, 60, 60]);
    expect(revisionUpTo(others[0]!, readable, 4)).toBe(2);
    expect(revisionUpTo(unit, [], 4)).toBe(4);
  });
});
