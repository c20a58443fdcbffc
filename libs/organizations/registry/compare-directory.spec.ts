import { describe, expect, it } from '@jest/globals';
import { unplaced } from '#settings';
import { createDirectory } from '../domain/directory.js';
import { compareDirectory, countedInWords } from './compare-directory.js';
import { directoryOf } from './directory-of.js';
import { parseRegistry } from './parse-registry.js';
import { unit } from './spec/office.js';

const held = (...terms: readonly (readonly [person: string, from: string])[]) =>
  terms.map(([person, from]) => ({ person, from }));
const post = (postId: string, title: string, holders: object[] = []) => ({ postId, title, holders });
const membersOf = (...unitIds: string[]) => [{ on: '2021-01-01', scope: 'all', unitIds }];

const units = [
  unit('a', '县甲局', { aliases: ['甲局'], formerNames: [{ name: '县丙局', until: '2019-03-31' }] }),
  unit('b', '县乙局'),
  unit('all', '各局', { kind: 'collective', members: membersOf('a', 'b') }),
];
const posts = [post('p', '县长', held(['赵一', '2021-01-01']))];

const registry = (content: { units?: object[]; posts?: object[] }) =>
  parseRegistry(unplaced({ units, posts, ...content }), 'mine.json');
const registered = (content: { units?: object[]; posts?: object[] } = {}) => directoryOf(registry(content));

/** What a file has more, and what is said of it in Chinese. */
function compared(content: { units?: object[]; posts?: object[] }, directory = registered()) {
  const { missing, left } = compareDirectory(registry(content), directory);
  return { missing, left: left.map(({ zh }) => zh) };
}
const withUnits = (...changed: object[]) => compared({ units: changed });
const withHolders = (...terms: readonly (readonly [string, string])[]) =>
  compared({ posts: [post('p', '县长', held(...terms))] });

describe('the comparison of a registry file with a directory', () => {
  it('a directory that a registry file gave has all of it, and nothing else', () => {
    expect(compared({})).toEqual({ missing: [], left: [] });
  });

  it('everything of a registry file is missing in an empty directory, units before what names them', () => {
    const { missing, left } = compared({}, createDirectory([], []));
    expect(missing.map(({ type }) => type)).toEqual([
      ...['RegisterUnit', 'NoteFormerName', 'RegisterUnit', 'RegisterUnit'],
      ...['RegisterPost', 'ChangeHolder', 'SetCollectiveMembers'],
    ]);
    expect(left).toEqual([]);
  });

  it('a unit that the file alone has is missing', () => {
    expect(withUnits(...units, unit('c', '县丁局', { aliases: ['丁局'] }))).toEqual({
      missing: [{ type: 'RegisterUnit', data: { unitId: 'c', name: '县丁局', kind: 'department', aliases: ['丁局'] } }],
      left: [],
    });
  });

  it('a unit that the file renames gets its new name as another name, and the difference is told', () => {
    const [first, ...others] = units;
    expect(withUnits({ ...first, name: '县甲委' }, ...others)).toEqual({
      missing: [{ type: 'AddUnitAlias', data: { unitId: 'a', alias: '县甲委' } }],
      left: ['文件中的“县甲委”已登记为“县甲局”。'],
    });
  });

  it('a unit that the office renamed keeps its name, and the difference is told', () => {
    const renamed = registered({
      units: [unit('a', '县甲委', { formerNames: [{ name: '县甲局', until: '2024-01-01' }] }), ...units.slice(1)],
    });
    const { left, missing } = compared({ units: [unit('a', '县甲局'), ...units.slice(1)] }, renamed);
    expect([missing, left]).toEqual([[], ['文件中的“县甲局”已登记为“县甲委”。']]);
  });

  it('a unit and a post with other ids are the same by name and title, also where others name them', () => {
    const other = compared({
      units: [
        unit('x', '县甲局'),
        unit('b', '县乙局'),
        unit('all', '各局', { kind: 'collective', members: membersOf('x', 'b') }),
      ],
      posts: [post('q', '县长', held(['赵一', '2021-01-01'], ['钱二', '2024-01-01']))],
    });
    expect(other).toEqual({
      missing: [{ type: 'ChangeHolder', data: { postId: 'p', person: '钱二', on: '2024-01-01' } }],
      left: [
        '“县甲局”在文件中的编号是 x，登记的编号是 a；按名称视为同一个。',
        '“县长”在文件中的编号是 q，登记的编号是 p；按名称视为同一个。',
      ],
    });
  });

  it('another kind, other members of the same day and another merger are told, and stay', () => {
    const merged = (into: string) => unit('b', '县乙局', { mergedInto: { unitId: into, on: '2024-01-01' } });
    const directory = registered({ units: [units[0]!, merged('a'), units[2]!, unit('c', '县丁局')] });
    const changed = [
      unit('a', '县甲局', { kind: 'other' }),
      merged('c'),
      unit('all', '各局', { kind: 'collective', members: membersOf('b') }),
      unit('c', '县丁局'),
    ];
    expect(compared({ units: changed }, directory)).toEqual({
      missing: [],
      left: [
        '“县甲局”登记的类别是委办局，文件中是其他。',
        '“县乙局”登记的是自 2024-01-01 起并入“县甲局”，与文件不同。',
        '“各局”自 2021-01-01 起的成员，登记的与文件不同。',
      ],
    });
  });

  it('a name that the directory has for another unit is told, and no command gives it', () => {
    const directory = registered({
      units: [unit('a', '县甲局'), unit('b', '县乙局', { aliases: ['甲 局', '县丙局'] })],
    });
    const file = [unit('a', '县丙局', { aliases: ['甲局', '大甲局'] }), unit('b', '县乙局')];
    expect(compared({ units: file }, directory)).toEqual({
      missing: [{ type: 'AddUnitAlias', data: { unitId: 'a', alias: '大甲局' } }],
      left: [
        '文件中的“县丙局”已登记为“县甲局”。',
        '文件中“县丙局”的名称“县丙局”已登记在“县乙局”之下。',
        '文件中“县丙局”的名称“甲局”已登记在“县乙局”之下。',
      ],
    });
  });

  it('units and posts that the file does not have are told', () => {
    const { left } = compared({ units: units.slice(0, 1), posts: [post('q', '副县长')] });
    expect(left).toEqual([
      '已登记的“县乙局”不在文件中。',
      '已登记的“各局”不在文件中。',
      '已登记的职务“县长”不在文件中。',
    ]);
  });

  it('a new holder of a post is missing, and who comes back to it as well', () => {
    const change = (person: string, on: string) => ({ type: 'ChangeHolder', data: { postId: 'p', person, on } });
    expect(withHolders(['赵一', '2021-01-01'], ['钱二', '2024-01-01'])).toEqual({
      missing: [change('钱二', '2024-01-01')],
      left: [],
    });
    expect(withHolders(['赵一', '2021-01-01'], ['钱二', '2024-01-01'], ['赵一', '2025-01-01'])).toEqual({
      missing: [change('钱二', '2024-01-01'), change('赵一', '2025-01-01')],
      left: [],
    });
  });

  it('a holder written twice in a row is one term', () => {
    expect(withHolders(['赵一', '2021-01-01'], ['赵一', '2022-01-01']).missing).toEqual([]);
  });

  it('a holder of another day or person is told and stays, also when the file dates one after the present holder', () => {
    const now = '“县长”现由“赵一”担任（2021-01-01 起），文件中是';
    expect(withHolders(['赵一', '2021-03-01'])).toEqual({ missing: [], left: [`${now}“赵一”（2021-03-01 起）。`] });
    expect(withHolders(['钱二', '2020-05-01'])).toEqual({ missing: [], left: [`${now}“钱二”（2020-05-01 起）。`] });
    const changed = registered({ posts: [post('p', '县长', held(['赵一', '2021-01-01'], ['钱二', '2021-04-01']))] });
    expect(compared({ posts: [post('p', '县长', held(['赵一', '2021-05-01']))] }, changed)).toEqual({
      missing: [],
      left: ['“县长”现由“钱二”担任（2021-04-01 起），文件中是“赵一”（2021-05-01 起）。'],
    });
  });

  it('what is missing is counted by kind in both languages', () => {
    const { missing } = compared({}, createDirectory([], []));
    expect(countedInWords(missing)).toEqual({
      zh: '3 个单位、1 个曾用名、1 个职务、1 项任职、1 份成员名单',
      en: '3 units, 1 former names, 1 posts, 1 holders, 1 lists of members',
    });
  });
});
