import { describe, expect, it } from '@jest/globals';
import type { AskedCorrection } from '#plans/contract';
import { directory } from '../domain/draft/spec/directory.js';
import { withKnownNames } from './asked-names.js';

const known = (asked: AskedCorrection) => withKnownNames(asked, directory, '2023-01-17');
const unit = (given: string, name?: string): AskedCorrection => ({
  ...{ field: 'units', change: 'add', unit: given, role: 'main' },
  ...(name !== undefined && { name }),
});
const leader = (post: string): AskedCorrection => ({ field: 'leaders', change: 'replace', former: '丙某', post });

describe('the names in a correction', () => {
  it.each(['qu-jiao-wei', '区教委', '区教育委'])(
    'the names in a correction may be ids, names or other names: %s',
    (given) => {
      expect(known(unit(given))).toMatchObject({ unit: 'qu-jiao-wei', name: '区教委' });
      expect(known(unit(given, '教委'))).toMatchObject({ unit: 'qu-jiao-wei', name: '教委' });
      const all = { field: 'units', change: 'all', value: [{ unit: given, role: 'lead' }], former: [] } as const;
      expect(known({ ...all, value: [...all.value], former: [] })).toMatchObject({ value: [{ unit: 'qu-jiao-wei' }] });
    },
  );

  it.each(['qu-ling-dao-01', '职务qu-ling-dao-01', '甲某'])(
    'the names in a correction may be posts by id, title or holder: %s',
    (given) => {
      expect(known(leader(given))).toMatchObject({ post: 'qu-ling-dao-01', name: '甲某', former: '丙某' });
    },
  );

  it('the names in a correction are refused when the directory does not know them, with similar units', () => {
    expect(() => known(unit('qu-jiao', '区教'))).toThrow(
      expect.objectContaining({
        code: 'UNIT_UNKNOWN',
        details: { name: 'qu-jiao', suggestions: ['区财政局（qu-cai-zheng-ju）', '区教委（qu-jiao-wei）'] },
      }),
    );
    expect(() => known(leader('p2'))).toThrow(
      expect.objectContaining({ code: 'POST_UNKNOWN', details: { name: 'p2' } }),
    );
  });

  it('the names in a correction that removes one are left to the plan, which may print what no directory knows', () => {
    const removal: AskedCorrection = { field: 'units', change: 'remove', former: '区财镇局' };
    expect(known(removal)).toEqual(removal);
  });
});
