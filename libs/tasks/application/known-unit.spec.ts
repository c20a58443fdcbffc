import { describe, expect, it } from '@jest/globals';
import type { Directory, UnitEntry } from '#organizations/contract';
import type { TaskCommand } from '#tasks/contract';
import { checkSuccessor } from './known-unit.js';

const unit: UnitEntry = { unitId: 'qu-jiao-wei', name: '区教委', kind: 'department', aliases: [] };
const directory = {
  unit: (id: string) => (id === unit.unitId ? unit : undefined),
  unitsLike: () => [unit],
} as unknown as Directory;

const ruling = (reassignedTo: string | null) =>
  ({
    type: 'RuleDispute',
    data: { reassignedTo: reassignedTo === null ? null : { unit: reassignedTo, name: '区教', role: 'main' } },
  }) as unknown as Extract<TaskCommand, { type: 'RuleDispute' }>;

describe('the unit that takes an assignment over', () => {
  it('is registered, or there is none', () => {
    expect(() => checkSuccessor(ruling('qu-jiao-wei'), directory)).not.toThrow();
    expect(() => checkSuccessor(ruling(null), directory)).not.toThrow();
  });

  it('is refused when the directory does not know it, with similar units', () => {
    expect(() => checkSuccessor(ruling('qu-jiao'), directory)).toThrow(
      expect.objectContaining({
        code: 'UNIT_UNKNOWN',
        details: { name: 'qu-jiao', suggestions: ['区教委（qu-jiao-wei）'] },
      }),
    );
  });
});
