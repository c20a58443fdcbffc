import { describe, expect, it } from '@jest/globals';
import type { AskedCorrection } from '#plans/contract';
import { directory } from '../domain/draft/spec/directory.js';
import { withRegisteredNames } from './registered-names.js';

const named = (asked: AskedCorrection) => withRegisteredNames(asked, directory, '2023-01-17');

describe('the names in a correction', () => {
  it('the name of a unit in a correction is the registered one where none is given as printed', () => {
    const add = { field: 'units', change: 'add', unit: 'qu-jiao-wei', role: 'main' } as const;
    expect(named(add)).toMatchObject({ unit: 'qu-jiao-wei', name: '区教委' });
    expect(named({ ...add, name: '教委' })).toMatchObject({ unit: 'qu-jiao-wei', name: '教委' });
    const all: AskedCorrection = {
      ...{ field: 'units', change: 'all', former: [] },
      value: [{ unit: 'qu-jiao-wei', role: 'lead' }],
    };
    expect(named(all)).toMatchObject({ value: [{ unit: 'qu-jiao-wei', name: '区教委' }] });
  });

  it('the name of a leader in a correction is that of whoever holds the post on the day', () => {
    const replace = { field: 'leaders', change: 'replace', former: '丙某', post: 'qu-ling-dao-01' } as const;
    expect(named(replace)).toMatchObject({ name: '甲某', former: '丙某' });
    expect(named({ ...replace, name: '甲同志' })).toMatchObject({ name: '甲同志' });
  });

  it('the names in a correction that removes one are left to the plan, which may print what no directory knows', () => {
    const removal: AskedCorrection = { field: 'units', change: 'remove', former: '区财镇局' };
    expect(named(removal)).toEqual(removal);
  });
});
