import { afterEach, describe, expect, it } from '@jest/globals';
import { closeOffices, office, unit } from './spec/office.js';

afterEach(closeOffices);

const held = (from: string, more: object = {}) => ({
  postId: 'post-1',
  title: '区领导（一）',
  holders: [{ person: '甲某', from, ...more }],
});
const first = { note: '', units: [unit('a', '区甲局'), unit('b', '区乙局')], posts: [held('2021-02-22')] };
const second = {
  note: '',
  units: [
    unit('a', '区甲局', {
      aliases: ['甲局'],
      misprints: [{ printed: '区申局', seen: '001:1' }],
      mergedInto: { unitId: 'c', on: '2022-01-01' },
    }),
    unit('b', '区乙局', { formerNames: [{ name: '区丁局', until: '2019-03-31' }] }),
    unit('c', '区丙局'),
    {
      ...unit('all', '各局'),
      kind: 'collective',
      members: [{ on: '2021-01-01', scope: 'all', unitIds: ['a', 'b'] }],
    },
  ],
  posts: [held('2020-02-28', { wasFrom: '2021-02-22' })],
};

describe('the seed of a directory', () => {
  it('a registry file is carried out once, however often the process starts', async () => {
    const { seed, events } = await office();
    expect(await seed(first)).toBe(4);
    const after = await events();
    expect(await seed(first)).toBe(0);
    expect(await events()).toEqual(after);
  });

  it('a later version of the registry file adds once what the store does not have yet', async () => {
    const { seed, events, directory } = await office();
    await seed(first);
    await seed(second);
    const after = await events();
    expect(after.toSorted()).toEqual(
      [
        ...['UnitRegistered', 'UnitRegistered', 'PostRegistered', 'HolderChanged'],
        ...['UnitAliasAdded', 'UnitMisprintNoted', 'UnitFormerNameNoted', 'UnitRegistered', 'UnitRegistered'],
        ...['HolderTermCorrected', 'UnitMerged', 'CollectiveMembersSet'],
      ].toSorted(),
    );
    const known = await directory();
    expect(known.findUnit('区申局', '2021-05-01')).toMatchObject({ how: 'misprint', unit: { unitId: 'a' } });
    expect(known.findUnit('甲局', '2022-05-01')).toMatchObject({ unit: { unitId: 'c' }, predecessor: { unitId: 'a' } });
    expect(known.members('all', '2022-05-01')?.units.map(({ unitId }) => unitId)).toEqual(['c', 'b']);
    expect(known.postByHolder('甲某', '2020-03-01')?.postId).toBe('post-1');
    expect(await seed(second)).toBe(0);
    expect(await events()).toEqual(after);
  });

  it('the directory is the same whether the registry file came at once or in two versions', async () => {
    const [atOnce, inTwo] = [await office(), await office()];
    await atOnce.seed(second);
    await inTwo.seed(first);
    await inTwo.seed(second);
    const names = async ({ directory }: typeof atOnce) => {
      const known = await directory();
      return ['区甲局', '甲局', '区申局', '区乙局', '区丁局', '区丙局', '各局'].map(
        (name) => known.unitByName(name)?.unitId,
      );
    };
    expect(await names(inTwo)).toEqual(await names(atOnce));
  });

  it('a registry file does not undo what the office changed', async () => {
    const { seed, command, directory } = await office();
    await seed(second);
    await command('CorrectHolderTerm', { postId: 'post-1', person: '甲某', wasFrom: '2020-02-28', from: '2020-01-15' });
    await command('RenameUnit', { unitId: 'b', name: '区乙委', on: '2023-01-01' });
    await command('MergeUnit', { unitId: 'a', into: 'b', on: '2022-06-01', source: null });
    expect(await seed(second)).toBe(0);
    expect((await directory()).post('post-1')?.holders[0]?.from).toBe('2020-01-15');
    expect((await directory()).unitByName('区甲局', '2023-01-17')?.name).toBe('区乙委');
  });

  it('a registry file changes nothing in a directory that began with other units', async () => {
    const { seed, command, events } = await office();
    await command('RegisterUnit', unit('x', '县甲局'));
    expect(await seed(first)).toBe(0);
    expect(await events()).toEqual(['UnitRegistered']);
  });

  it('a merger is refused into a unit that nobody registered, or that leads back', async () => {
    const { seed, command } = await office();
    await seed(second);
    const merge = (unitId: string, into: string) =>
      command('MergeUnit', { unitId, into, on: '2023-01-01', source: null });
    await expect(merge('b', 'nobody')).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
    await expect(merge('c', 'a')).rejects.toMatchObject({ code: 'UNIT_MERGER_CIRCULAR' });
    const members = { unitId: 'all', scope: 'all', members: ['nobody'], on: '2023-01-01', source: null };
    await expect(command('SetCollectiveMembers', members)).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
  });
});
