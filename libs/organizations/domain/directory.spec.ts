import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrganizationEvent, UnitEntry } from '#organizations/contract';
import { createDirectory, directoryFrom } from './directory.js';
import { editDistance } from './names.js';

const unit = (unitId: string, name: string, ...aliases: string[]): UnitEntry => ({
  unitId,
  name,
  kind: 'department',
  aliases,
});
const units = [
  unit('qu-cheng-shi-guan-li-wei', '区城市管理委', '区城市管理委（区城管执法局）'),
  unit('qu-liang-qu-ban', '区“两区”办'),
  unit('lu-yi-jie-dao', '潞邑街道办事处'),
  unit('yu-qiao-jie-dao', '玉桥街道办事处'),
  unit('qu-jiao-wei', '区教委'),
];
const directory = createDirectory(units, [
  {
    postId: 'post-1',
    title: '副区长',
    holders: [
      { person: '甲某', from: '2020-01-01', to: '2022-03-01' },
      { person: '乙某', from: '2022-03-01', to: null },
    ],
  },
]);

describe('finding a unit by name', () => {
  it.each([
    ['区教委', 'qu-jiao-wei'],
    [' 区 教\u3000委\n', 'qu-jiao-wei'],
    ['区城市管理委(区城管执法局)', 'qu-cheng-shi-guan-li-wei'],
    ['区"两区"办', 'qu-liang-qu-ban'],
    ['区两区办', 'qu-liang-qu-ban'],
  ])('takes %j however it is printed', (printed, unitId) => {
    expect(directory.unitByName(printed)?.unitId).toBe(unitId);
  });

  it('knows no unit by half a name, nor by none', () => {
    expect(directory.unitByName('区教')).toBeUndefined();
    expect(directory.unitByName('')).toBeUndefined();
  });

  it('gives a name that two units claim to the one that bears it as its own', () => {
    const both = createDirectory([unit('a', '区甲局', '区乙局'), unit('b', '区乙局')], []);
    expect(both.unitByName('区乙局')?.unitId).toBe('b');
  });
});

describe('finding units with a similar name', () => {
  it('puts the nearest first and keeps to the limit', () => {
    expect(directory.unitsLike('路邑街道办事处', 2).map(({ unitId }) => unitId)).toEqual([
      'lu-yi-jie-dao',
      'yu-qiao-jie-dao',
    ]);
    expect(directory.unitsLike('路邑街道办事处', 1)).toHaveLength(1);
  });

  it('proposes nothing for a name that is like none', () => {
    expect(directory.unitsLike('国家电网', 3)).toEqual([]);
  });
});

describe('finding the post of a person', () => {
  it.each([
    ['甲某', '2019-12-31', undefined],
    ['甲某', '2020-01-01', 'post-1'],
    ['甲某', '2022-02-28', 'post-1'],
    ['甲某', '2022-03-01', undefined],
    ['乙某', '2022-03-01', 'post-1'],
    ['乙 某', '2030-01-01', 'post-1'],
    ['丙某', '2022-03-01', undefined],
  ])('%s on %s: %s', (person, on, postId) => {
    expect(directory.postByHolder(person, on)?.postId).toBe(postId);
  });
});

describe('the directory folded from events', () => {
  const events: OrganizationEvent[] = [
    { type: 'UnitRegistered', data: { unitId: 'a', name: '区甲局', kind: 'department', aliases: [] } },
    { type: 'UnitAliasAdded', data: { unitId: 'a', alias: '区甲乙局' } },
    { type: 'UnitRenamed', data: { unitId: 'a', name: '区甲乙局', formerName: '区甲局', on: '2023-01-01' } },
    { type: 'PostRegistered', data: { postId: 'p', title: '副区长' } },
    { type: 'HolderChanged', data: { postId: 'p', person: '甲某', formerPerson: null, on: '2021-01-01' } },
    { type: 'HolderChanged', data: { postId: 'p', person: '乙某', formerPerson: '甲某', on: '2022-01-01' } },
  ];

  it('finds a renamed unit by its former name and by its present one', () => {
    const folded = directoryFrom(events);
    expect(folded.unit('a')).toMatchObject({
      name: '区甲乙局',
      aliases: [],
      formerNames: [{ name: '区甲局', until: '2023-01-01' }],
    });
    expect(folded.unitByName('区甲局')?.unitId).toBe('a');
  });

  it('ends a term on the day the successor takes office', () => {
    expect(directoryFrom(events).post('p')?.holders).toEqual([
      { person: '甲某', from: '2021-01-01', to: '2022-01-01' },
      { person: '乙某', from: '2022-01-01', to: null },
    ]);
  });
});

describe('the edit distance', () => {
  const word = fc.string({ unit: fc.constantFrom('区', '局', '委', '办'), maxLength: 8 });

  it('agrees with the textbook definition', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(textbook([...a], [...b]), limit + 1));
      }),
    );
  });
});

function textbook([a, ...as]: readonly string[], [b, ...bs]: readonly string[]): number {
  if (a === undefined) return b === undefined ? 0 : 1 + bs.length;
  if (b === undefined) return 1 + as.length;
  if (a === b) return textbook(as, bs);
  return 1 + Math.min(textbook(as, bs), textbook([a, ...as], bs), textbook(as, [b, ...bs]));
}
