import { describe, expect, it } from '@jest/globals';
import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import type { PlanCorrection } from '#plans/contract';
import { checkNames } from './plan-commands.js';

const unit: UnitEntry = { unitId: 'qu-jiao-wei', name: '区教委', kind: 'department', aliases: [] };
const post: PostEntry = { postId: 'p1', title: '副区长', holders: [] };
const directory = {
  unit: (id: string) => (id === unit.unitId ? unit : undefined),
  post: (id: string) => (id === post.postId ? post : undefined),
  unitsLike: () => [unit],
  posts: () => [post],
} as unknown as Directory;

const units = (id: string): PlanCorrection => ({ field: 'units', value: [{ unit: id, name: '区教', role: 'main' }] });
const leaders = (id: string): PlanCorrection => ({ field: 'leaders', value: [{ post: id, name: '甲某' }] });

describe('the names in a correction', () => {
  it('the names in a correction are taken when the directory knows them', () => {
    expect(() => checkNames(units('qu-jiao-wei'), directory)).not.toThrow();
    expect(() => checkNames(leaders('p1'), directory)).not.toThrow();
    expect(() => checkNames({ field: 'text', value: '区教' }, directory)).not.toThrow();
  });

  it('the names in a correction are refused when the directory does not, with similar units', () => {
    expect(() => checkNames(units('qu-jiao'), directory)).toThrow(
      expect.objectContaining({
        code: 'UNIT_UNKNOWN',
        details: { name: '区教', suggestions: ['区教委'] },
      }),
    );
    expect(() => checkNames(leaders('p2'), directory)).toThrow(
      expect.objectContaining({ code: 'POST_UNKNOWN', details: { name: 'p2', suggestions: ['副区长'] } }),
    );
  });
});
