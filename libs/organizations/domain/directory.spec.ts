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
  ])('a unit is found by its name printed as %j', (printed, unitId) => {
    expect(directory.unitByName(printed)?.unitId).toBe(unitId);
  });

  it('no unit is found by half a name or by an empty name', () => {
    expect(directory.unitByName('区教')).toBeUndefined();
    expect(directory.unitByName('')).toBeUndefined();
  });

  it('a name that two units claim belongs to the unit that has it as its own name', () => {
    const both = createDirectory([unit('a', '区甲局', '区乙局'), unit('b', '区乙局')], []);
    expect(both.unitByName('区乙局')?.unitId).toBe('b');
  });
});

describe('finding units with a similar name', () => {
  it('units with a similar name come with the nearest first, up to the limit', () => {
    expect(directory.unitsLike('路邑街道办事处', 2).map(({ unitId }) => unitId)).toEqual([
      'lu-yi-jie-dao',
      'yu-qiao-jie-dao',
    ]);
    expect(directory.unitsLike('路邑街道办事处', 1)).toHaveLength(1);
  });

  it('no unit is proposed for a name that is similar to none', () => {
    expect(directory.unitsLike('国家电网', 3)).toEqual([]);
  });
});

describe('a name and a day', () => {
  const known = createDirectory(
    [
      { ...unit('new', '区乙局'), formerNames: [{ name: '区甲局', until: '2019-03-31' }] },
      { ...unit('gone', '区丙局', '丙局'), mergedInto: { unitId: 'new', on: '2021-01-01' } },
      unit('heir', '区甲局'),
      {
        ...unit('other', '区丁局'),
        misprints: [
          { printed: '区乙局', seen: null },
          { printed: '区丁巨', seen: null },
        ],
      },
    ],
    [],
  );

  it.each([
    ['区甲局', '2018-01-01', 'new', 'former-name', null],
    ['区甲局', '2019-03-31', 'heir', 'name', null],
    ['区甲局', undefined, 'heir', 'name', null],
    ['区乙局', '2018-01-01', 'new', 'name', null],
    ['区丙局', '2020-12-31', 'gone', 'name', null],
    ['丙局', '2021-01-01', 'new', 'alias', 'gone'],
    ['区丙局', undefined, 'new', 'name', 'gone'],
    ['区丁巨', '2021-01-01', 'other', 'misprint', null],
  ] as const)('the name %s on the day %s means the unit %s, by its %s', (name, on, unitId, how, predecessor) => {
    const match = known.findUnit(name, on);
    expect([match?.unit.unitId, match?.how, match?.predecessor?.unitId ?? null]).toEqual([unitId, how, predecessor]);
    expect(known.unitByName(name, on)).toBe(match?.unit);
  });

  it('a unit is found by its name whatever white space, quotation marks, brackets and 、 are printed in it', () => {
    const all = createDirectory([...units, unit('ge', '各街道办事处、乡镇政府'), unit('ji', '甲（乙）局')], []);
    const noise = fc.constantFrom('', ' ', '\n', '\u3000', '“', '"', '、');
    const printedAs = (name: string, marks: readonly string[]) =>
      [...name]
        .map((sign, at) => (marks[at % marks.length] ?? '') + sign)
        .join('')
        .replace(/（/g, '〔')
        .replace(/）/g, ')');
    const anyUnit = fc.constantFrom(...all.units());
    fc.assert(
      fc.property(anyUnit, fc.array(noise, { minLength: 1, maxLength: 9 }), ({ unitId, name }, marks) => {
        expect(all.unitByName(printedAs(name, marks))?.unitId).toBe(unitId);
      }),
    );
  });

  const ids = ['a', 'b', 'c', 'd', 'e'];
  const day = fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01');

  it('looking up a name comes to an end whichever units merge into which', () => {
    const merger = fc.record({ unitId: fc.constantFrom(...ids, 'nobody'), on: day });
    fc.assert(
      fc.property(fc.array(fc.option(merger), { minLength: 5, maxLength: 5 }), day, (mergers, on) => {
        const any = createDirectory(
          ids.map((id, at) => ({ ...unit(id, `区${id}局`), mergedInto: mergers[at] ?? null })),
          [],
        );
        for (const id of ids) {
          const { unit: found, predecessor } = any.findUnit(`区${id}局`, on)!;
          expect(predecessor?.unitId ?? found.unitId).toBe(id);
        }
      }),
    );
  });

  it('a collective has the members of that day, as single units and each once, whichever collective contains which', () => {
    const set = fc.record({
      on: day,
      scope: fc.constantFrom('all' as const, 'candidates' as const),
      unitIds: fc.array(fc.constantFrom(...ids), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(set, { maxLength: 3 }), { minLength: 3, maxLength: 3 }), day, (sets, on) => {
        const any = createDirectory(
          ids.map((id, at) =>
            at < 3
              ? { ...unit(id, `各${id}局`), kind: 'collective' as const, members: sets[at]! }
              : unit(id, `区${id}局`),
          ),
          [],
        );
        const found = any.members('a', on);
        expect(found === undefined).toBe(!sets[0]!.some((each) => each.on <= on));
        const unitIds = (found?.units ?? []).map(({ unitId }) => unitId);
        expect(new Set(unitIds).size).toBe(unitIds.length);
        expect(unitIds.filter((id) => !['d', 'e'].includes(id))).toEqual([]);
      }),
    );
  });
});

describe('names that sound alike or are cut short', () => {
  const more = createDirectory(
    [
      unit('jing-xin', '区经济和信息化局'),
      unit('zhu-jian', '区住房城乡建设委'),
      unit('jiao', '区教委'),
      unit('nong', '区农业农村局'),
      unit('zheng-fu', '区政务服务局'),
      { ...unit('huan', '区生态环境局'), formerNames: [{ name: '区环境保护局', until: '2019-03-31' }] },
    ],
    [],
  );

  it.each([
    ['区经济和信息局', 'jing-xin'],
    ['区经济和信息话局', 'jing-xin'],
    ['区住建委', 'zhu-jian'],
    ['区叫委', 'jiao'],
    ['区政务服务句', 'zheng-fu'],
    ['区环境保户局', 'huan'],
  ])('the printed name %s is most similar to the unit %s', (printed, unitId) => {
    expect(more.unitsLike(printed, 3)[0]?.unitId).toBe(unitId);
  });

  const leaders = createDirectory(
    [],
    [
      { postId: 'p1', title: '区领导（一）', holders: [{ person: '苏国斌', from: '2020-02-28', to: null }] },
      { postId: 'p2', title: '区领导（二）', holders: [{ person: '阳波', from: '2020-02-17', to: '2021-01-01' }] },
    ],
  );

  it('holders with a similar name are found on their day, and the terms of a person on any day', () => {
    const like = (person: string, on: string) => leaders.holdersLike(person, on, 3).map(({ post }) => post.postId);
    expect(like('苏国彬', '2021-02-22')).toEqual(['p1']);
    expect(like('杨波', '2020-03-01')).toEqual(['p2']);
    expect(like('杨波', '2021-03-01')).toEqual([]);
    expect(like('杨磊', '2020-03-01')).toEqual([]);
    expect(leaders.termsOf('阳 波')).toMatchObject([{ from: '2020-02-17', to: '2021-01-01', post: { postId: 'p2' } }]);
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
  ])('the person %s on the day %s is the holder of the post %s', (person, on, postId) => {
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

  it('a renamed unit is found by its former name and by its present name', () => {
    const folded = directoryFrom(events);
    expect(folded.unit('a')).toMatchObject({
      name: '区甲乙局',
      aliases: [],
      formerNames: [{ name: '区甲局', until: '2023-01-01' }],
    });
    expect(folded.unitByName('区甲局')?.unitId).toBe('a');
  });

  it('a term ends on the day on which the successor takes office', () => {
    expect(directoryFrom(events).post('p')?.holders).toEqual([
      { person: '甲某', from: '2021-01-01', to: '2022-01-01' },
      { person: '乙某', from: '2022-01-01', to: null },
    ]);
  });
});

describe('the edit distance', () => {
  const word = fc.string({ unit: fc.constantFrom('区', '局', '委', '办'), maxLength: 8 });

  it('the edit distance agrees with the textbook definition', () => {
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
