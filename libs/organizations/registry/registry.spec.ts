import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Actor, systemActor } from '#kernel';
import {
  type Directory,
  organizationCommands,
  type OrganizationCommand,
  type OrganizationEvent,
} from '#organizations/contract';
import { organizationDecider, type OrganizationFolded } from '../domain/decider.js';
import { createDirectory, directoryFrom } from '../domain/directory.js';
import { unplaced } from '#settings';
import { checkRegistry } from './check-registry.js';
import { loadRegistry } from './load-registry.js';
import { registryFile } from './registry-file.js';
import { directoryOf } from './directory-of.js';
import { missingCommands } from './missing-commands.js';
import type { Registry, RegistryCommand } from './registry.js';
import { parseRegistry } from './parse-registry.js';

const seed = fileURLToPath(new URL('../../../seeds/organizations/tongzhou.json', import.meta.url));
const by: Actor = systemActor('seed');

const commandsOf = (registry: Registry): readonly RegistryCommand[] =>
  missingCommands(registry, createDirectory([], []));

/** Carries the commands out as the seed does, one stream per unit or post. */
function registered(commands: readonly RegistryCommand[]): Directory {
  const streams = new Map<string, OrganizationFolded>();
  const events: OrganizationEvent[] = [];
  for (const command of commands) {
    const id = 'unitId' in command.data ? `unit-${command.data.unitId}` : `post-${command.data.postId}`;
    const state = streams.get(id) ?? organizationDecider.initialState();
    const decided = organizationDecider.decide(
      { ...command, at: '2023-01-17T01:00:00.000Z', by } as OrganizationCommand,
      state,
    );
    streams.set(id, decided.reduce(organizationDecider.evolve, state));
    events.push(...decided);
  }
  return directoryFrom(events);
}

describe('the registry of 通州', () => {
  it('the registry of 通州 becomes commands that their schemas accept and the decider carries out', async () => {
    const commands = commandsOf(await loadRegistry(seed));
    for (const { type, data } of commands) expect(organizationCommands[type].data.parse(data)).toEqual(data);
    const { units, posts } = await loadRegistry(seed);
    const directory = registered(commands);
    expect(directory.units()).toHaveLength(units.length);
    expect(directory.posts()).toHaveLength(posts.length);
  });

  it('the directory lacks nothing after the registry of 通州 is carried out, and the file alone gives the same directory', async () => {
    const registry = await loadRegistry(seed);
    const directory = registered(commandsOf(registry));
    expect(missingCommands(registry, directory)).toEqual([]);
    const day = '2023-01-17';
    for (const { unitId, name, aliases } of directoryOf(registry).units()) {
      expect([name, ...aliases].map((printed) => directory.unitByName(printed, day)?.unitId)).toEqual(
        [name, ...aliases].map((printed) => directoryOf(registry).unitByName(printed, day)?.unitId),
      );
      const membersOf = (known: Directory) => known.members(unitId, day)?.units.map((unit) => unit.unitId);
      expect(membersOf(directory)).toEqual(membersOf(directoryOf(registry)));
    }
  });

  it('the registry of 通州 finds units by the names of either year', async () => {
    const directory = registered(commandsOf(await loadRegistry(seed)));
    const idOf = (name: string) => directory.unitByName(name)?.unitId;
    expect(idOf('市规自委通州分局')).toBe('shi-gui-hua-zi-ran-zi-yuan-wei-tong-zhou-fen-ju');
    expect(idOf('市规划自然资源委通州分局')).toBe(idOf('市规自委通州分局'));
    expect(idOf('区应急管理局')).toBe(idOf('区应急局'));
    expect(directory.unitByName('各乡镇政府')?.kind).toBe('collective');
    expect(directory.findUnit('路邑街道办事处')).toMatchObject({ how: 'misprint', unit: { name: '潞邑街道办事处' } });
    expect(directory.unitsLike('路已街道办事处', 1)[0]?.name).toBe('潞邑街道办事处');
  });

  it('the registry of 通州 lists six streets in 2020, eleven in 2021, and eleven towns, as the documents do', async () => {
    const directory = directoryOf(await loadRegistry(seed));
    const count = (unitId: string, on: string) => directory.members(unitId, on)?.units.length;
    expect([count('ge-jie-dao', '2020-02-28'), count('ge-jie-dao', '2021-02-24')]).toEqual([6, 11]);
    expect(count('ge-jie-dao-xiang-zhen', '2021-02-24')).toBe(22);
    expect(directory.members('xiang-guan-jie-dao', '2021-02-24')?.scope).toBe('candidates');
  });

  it('the registry of 通州 leads from bodies before the reform of 2019 to those that took over, from that day on', async () => {
    const directory = directoryOf(await loadRegistry(seed));
    expect(directory.findUnit('区旅游委', '2018-05-01')).toMatchObject({
      unit: { name: '区旅游委' },
      predecessor: null,
    });
    expect(directory.findUnit('区旅游委', '2020-01-07')).toMatchObject({
      unit: { name: '区文化和旅游局' },
      predecessor: { name: '区旅游委' },
    });
    expect(directory.unitByName('区环保局', '2018-05-01')?.name).toBe('区生态环境局');
  });

  it('the registry of 通州 finds the post of every leader, from the day the first plan naming them was issued', async () => {
    const directory = registered(commandsOf(await loadRegistry(seed)));
    expect(directory.postByHolder('郑皓', '2021-02-22')?.postId).toBe('qu-ling-dao-01');
    expect(directory.postByHolder('阳波', '2020-02-17')?.postId).toBe('qu-ling-dao-05');
    expect(directory.postByHolder('阳波', '2020-02-16')).toBeUndefined();
    expect(directory.postByHolder('卢庆雷', '2021-02-22')).toBeUndefined();
    expect(directory.postByHolder('卢庆雷', '2023-01-17')?.title).toBe('区领导（八）');
    expect(directory.postByHolder('区政府班子成员', '2023-01-17')?.postId).toBe('qu-zheng-fu-ling-dao-ban-zi');
  });

  it('no title of a post in the registry of 通州 names a person', async () => {
    const { posts } = await loadRegistry(seed);
    const people = posts.flatMap(({ holders }) => holders.map(({ person }) => person));
    expect(posts.filter(({ title }) => people.some((person) => title.includes(person)))).toEqual([]);
  });
});

describe('a registry file', () => {
  const unit = { unitId: 'a', name: '区甲局', kind: 'department', aliases: [] as string[] };
  const post = { postId: 'p', title: '副区长', holders: [{ person: '甲某', from: '2021-01-01' }] };
  const members = (unitId: string) => ({ on: '2021-01-01', scope: 'all', unitIds: [unitId] });
  const mergedInto = (unitId: string) => ({ ...unit, mergedInto: { unitId, on: '2021-01-01' } });
  const content = (units: object[], posts: object[] = [post]) => ({ note: '', units, posts });

  const coded = (file: object): string[] =>
    checkRegistry(unplaced(file)).findings.map(({ code, path }) => `${code} ${path.join('.')}`);

  it.each<[string, object, string]>([
    ['a unit id used twice', content([unit, { ...unit, name: '区乙局' }]), 'ID_TWICE units.1.unitId'],
    [
      'a name of two units',
      content([unit, { ...unit, unitId: 'b', name: '区乙局', aliases: ['区 甲局'] }]),
      'NAME_OF_TWO_UNITS units.1.aliases.0',
    ],
    ['a post id used twice', content([unit], [post, post]), 'ID_TWICE posts.1.postId'],
    [
      'holders out of sequence',
      content([unit], [{ ...post, holders: [...post.holders, { person: '乙某', from: '2020-01-01' }] }]),
      'HOLDERS_OUT_OF_SEQUENCE posts.0.holders.1.from',
    ],
    ['an id that is not ASCII', content([{ ...unit, unitId: '区甲局' }]), 'FIELD_WRITTEN_OTHERWISE units.0.unitId'],
    ['a kind nobody knows', content([{ ...unit, kind: 'club' }]), 'FIELD_NOT_ONE_OF units.0.kind'],
    ['a missing part', { units: [unit] }, 'FIELD_MISSING posts'],
    ['a field that is misspelt', content([{ ...unit, alias: [] }]), 'FIELD_UNKNOWN units.0.alias'],
    [
      'a day that is none',
      content([unit], [{ ...post, holders: [{ person: '甲某', from: '去年' }] }]),
      'FIELD_NOT_A_DAY posts.0.holders.0.from',
    ],
    [
      'a member that is nobody',
      content([{ ...unit, kind: 'collective', members: [members('b')] }]),
      'UNIT_NOT_IN_FILE units.0.members.0.unitIds.0',
    ],
    [
      'members of a single unit',
      content([unit, { ...unit, unitId: 'b', name: '区乙局', members: [members('a')] }]),
      'MEMBERS_OF_SINGLE_UNIT units.1.members',
    ],
    [
      'mergers that lead back',
      content([mergedInto('b'), { ...mergedInto('a'), unitId: 'b', name: '区乙局' }]),
      'MERGER_CIRCULAR units.0.mergedInto',
    ],
  ])('a registry file is refused with %s, and the finding says where', (_title, file, found) => {
    expect(coded(file)).toContain(found);
    expect(() => parseRegistry(unplaced(file), 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'REGISTRY_INVALID',
        details: expect.objectContaining({ file: 'mine.json', codes: expect.arrayContaining([found.split(' ')[0]]) }),
      }),
    );
  });

  it.each<[string, object, string]>([
    [
      'a collective without members',
      content([{ ...unit, name: '各局', kind: 'collective' }]),
      'COLLECTIVE_WITHOUT_MEMBERS units.0.name',
    ],
    ['a post without holder', content([unit], [{ ...post, holders: [] }]), 'POST_WITHOUT_HOLDER posts.0.title'],
    ['no posts', content([unit], []), 'NO_POSTS posts'],
    [
      'a person in two posts at one time',
      content([unit], [post, { ...post, postId: 'q', title: '区长' }]),
      'PERSON_IN_TWO_POSTS posts.1.holders.0.person',
    ],
    [
      'a kind that the name speaks against',
      content([{ ...unit, name: '城关街道办事处' }]),
      'KIND_UNLIKELY units.0.kind',
    ],
    ['a name that no plan would find', content([{ ...unit, name: '区甲局、区乙局' }]), 'NAME_NEVER_FOUND units.0.name'],
    [
      'a title that names a person',
      content([unit], [{ ...post, title: '副区长甲某' }]),
      'TITLE_NAMES_PERSON posts.0.title',
    ],
    ['a name written twice', content([{ ...unit, aliases: ['区甲局'] }]), 'NAME_TWICE units.0.aliases.0'],
  ])('a registry file with %s is used, with a hint', (_title, file, found) => {
    expect(coded(file)).toEqual([found]);
    expect(parseRegistry(unplaced(file), 'mine.json').units).toHaveLength(1);
  });

  it('a registry file needs no note, and may name its schema and its city', () => {
    const file = { $schema: '../schemas/directory.schema.json', city: '某县', units: [unit], posts: [post] };
    expect(parseRegistry(unplaced(file), 'mine.json')).toMatchObject({ city: '某县' });
  });

  it('a registry file that is wrong is refused with the line of the file, in either language', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'registry-')), 'mine.json');
    await writeFile(path, JSON.stringify(content([unit, { ...unit, unitId: 'b' }]), null, 2));
    await expect(loadRegistry(path)).rejects.toMatchObject({
      code: 'REGISTRY_INVALID',
      texts: {
        found: {
          zh: expect.stringMatching(/^第 12 行：单位“区甲局”写了两次/),
          en: expect.stringMatching(/^line 12: The unit "区甲局" is written twice/),
        },
      },
    });
    await writeFile(path, '{\n  "units": [,]\n}');
    await expect(loadRegistry(path)).rejects.toMatchObject({
      code: 'REGISTRY_UNREADABLE',
      details: { reason: expect.stringMatching(/^line 2, column 13 must be a value/) },
    });
  });

  it('a registry file that writes a field twice is refused, with the lines of both', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'registry-')), 'mine.json');
    const text = JSON.stringify(content([unit]), null, 2);
    await writeFile(path, text.replace('"name": "区甲局"', '"name": "区乙局",\n      "name": "区甲局"'));
    await expect(loadRegistry(path)).rejects.toMatchObject({
      code: 'REGISTRY_INVALID',
      details: { codes: ['FIELD_TWICE'] },
      texts: { found: { zh: expect.stringMatching(/^第 7 行：字段“name”写了两次，前一次在第 6 行/) } },
    });
  });

  it('a registry table that names a member whom it does not list is refused, also where nothing else is wrong', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'registry-')), 'mine.csv');
    await writeFile(path, '名称,类别,成员');
    const rows = [
      ['名称', '类别', '成员'],
      ['区甲局', '部门', ''],
      ['各部门', '集合称谓', '区甲局、区乙局'],
    ];
    const openTables = async () => [{ name: 'mine', rows: rows.map((cells, at) => ({ number: at + 1, cells })) }];
    await expect(loadRegistry(path, openTables)).rejects.toMatchObject({
      code: 'REGISTRY_INVALID',
      details: { codes: ['UNIT_NOT_IN_FILE'] },
      texts: { found: { zh: expect.stringMatching(/^“mine”第 3 行：“各部门”提到的单位“区乙局”不在登记簿中/) } },
    });
  });

  it('a registry file that does not exist is refused, and the refusal names those that come along', async () => {
    await expect(loadRegistry('/nowhere/x.json')).rejects.toMatchObject({
      code: 'REGISTRY_UNREADABLE',
      details: { file: '/nowhere/x.json', known: ['tongzhou'], reason: 'ENOENT' },
    });
    expect(registryFile('tongzhou')).toBe(seed);
    expect(registryFile('mine.json', '/somewhere')).toBe('/somewhere/mine.json');
    expect(registryFile('/elsewhere/mine.json', '/somewhere')).toBe('/elsewhere/mine.json');
  });
});
