import { describe, expect, it } from '@jest/globals';
import type { Directory, DirectorySource, UnitEntry } from '#organizations/contract';
import type { TaskCommand } from '#tasks/contract';
import { checkSuccessor } from './task-commands.js';

const unit: UnitEntry = { unitId: 'qu-jiao-wei', name: '区教委', kind: 'department', aliases: [] };
const directory = {
  unit: (id: string) => (id === unit.unitId ? unit : undefined),
  unitsLike: () => [unit],
} as unknown as Directory;
const source: DirectorySource = { current: () => Promise.resolve(directory) };

const ruling = (reassignedTo: string | null) =>
  ({
    type: 'RuleDispute',
    data: { reassignedTo: reassignedTo === null ? null : { unit: reassignedTo, name: '区教', role: 'main' } },
  }) as unknown as TaskCommand<'RuleDispute'>;

describe('the unit that takes an assignment over', () => {
  it('a ruling passes when the unit that takes over is registered, or when no unit takes over', async () => {
    await expect(checkSuccessor(ruling('qu-jiao-wei'), source)).resolves.toBeUndefined();
    await expect(checkSuccessor(ruling(null), source)).resolves.toBeUndefined();
  });

  it('a ruling is refused when the directory does not know the unit that takes over, and the refusal names similar units', async () => {
    await expect(checkSuccessor(ruling('qu-jiao'), source)).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
      details: { name: 'qu-jiao', suggestions: ['区教委（qu-jiao-wei）'] },
    });
  });
});
