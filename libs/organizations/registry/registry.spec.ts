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
import { directoryFrom } from '../domain/directory.js';
import { loadRegistry } from './load-registry.js';
import { ordersOf, parseRegistry, type RegistryOrder } from './registry.js';

const seed = fileURLToPath(new URL('../../../seeds/organizations/tongzhou.json', import.meta.url));
const by: Actor = systemActor('seed');

/** Carries the orders out as the seed does, one stream per unit or post. */
function registered(orders: readonly RegistryOrder[]): Directory {
  const streams = new Map<string, OrganizationFolded>();
  const events: OrganizationEvent[] = [];
  for (const order of orders) {
    const id = 'unitId' in order.data ? `unit-${order.data.unitId}` : `post-${order.data.postId}`;
    const state = streams.get(id) ?? organizationDecider.initialState();
    const decided = organizationDecider.decide(
      { ...order, at: '2023-01-17T01:00:00.000Z', by } as OrganizationCommand,
      state,
    );
    streams.set(id, decided.reduce(organizationDecider.evolve, state));
    events.push(...decided);
  }
  return directoryFrom(events);
}

describe('the registry of 通州', () => {
  it('can be carried out as commands, which their schemas accept', async () => {
    const orders = ordersOf(await loadRegistry(seed));
    for (const { type, data } of orders) expect(organizationCommands[type].parse(data)).toEqual(data);
    const { units, posts } = await loadRegistry(seed);
    const directory = registered(orders);
    expect(directory.units()).toHaveLength(units.length);
    expect(directory.posts()).toHaveLength(posts.length);
  });

  it('finds units by the names of either year', async () => {
    const directory = registered(ordersOf(await loadRegistry(seed)));
    const idOf = (name: string) => directory.unitByName(name)?.unitId;
    expect(idOf('市规自委通州分局')).toBe('shi-gui-hua-zi-ran-zi-yuan-wei-tong-zhou-fen-ju');
    expect(idOf('市规划自然资源委通州分局')).toBe(idOf('市规自委通州分局'));
    expect(idOf('区应急管理局')).toBe(idOf('区应急局'));
    expect(directory.unitByName('各乡镇政府')?.kind).toBe('collective');
    expect(directory.unitByName('路邑街道办事处')).toBeUndefined();
    expect(directory.unitsLike('路邑街道办事处', 1)[0]?.name).toBe('潞邑街道办事处');
  });

  it('finds the post of every leader, from the day the first plan naming them was issued', async () => {
    const directory = registered(ordersOf(await loadRegistry(seed)));
    expect(directory.postByHolder('郑皓', '2021-02-22')?.postId).toBe('qu-ling-dao-01');
    expect(directory.postByHolder('卢庆雷', '2021-02-22')).toBeUndefined();
    expect(directory.postByHolder('卢庆雷', '2023-01-17')?.title).toBe('区领导（八）');
    expect(directory.postByHolder('区政府班子成员', '2023-01-17')?.postId).toBe('qu-zheng-fu-ling-dao-ban-zi');
  });

  it('names no person in a post', async () => {
    const { posts } = await loadRegistry(seed);
    const people = posts.flatMap(({ holders }) => holders.map(({ person }) => person));
    expect(posts.filter(({ title }) => people.some((person) => title.includes(person)))).toEqual([]);
  });
});

describe('a registry file', () => {
  const unit = { unitId: 'a', name: '区甲局', kind: 'department', aliases: [] as string[] };
  const post = { postId: 'p', title: '副区长', holders: [{ person: '甲某', from: '2021-01-01' }] };
  const content = (units: object[], posts: object[] = [post]) => ({ note: '', units, posts });

  it.each<[string, object, string]>([
    ['a unit id used twice', content([unit, { ...unit, name: '区乙局' }]), 'unit id "a" is used twice'],
    ['a name of two units', content([unit, { ...unit, unitId: 'b', name: '区乙局', aliases: ['区 甲局'] }]), '区甲局'],
    ['a post id used twice', content([unit], [post, post]), 'post id "p" is used twice'],
    [
      'holders out of order',
      content([unit], [{ ...post, holders: [...post.holders, { person: '乙某', from: '2020-01-01' }] }]),
      'in the order of their days',
    ],
    ['an id that is not ASCII', content([{ ...unit, unitId: '区甲局' }]), 'units.0.unitId'],
    ['a kind nobody knows', content([{ ...unit, kind: 'club' }]), 'units.0.kind'],
    ['a missing part', { units: [unit] }, 'posts'],
  ])('is refused with %s', (_title, file, reason) => {
    expect(() => parseRegistry(file, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'REGISTRY_INVALID',
        details: { file: 'mine.json', reason: expect.stringContaining(reason) },
      }),
    );
  });

  it('is refused by its name when it is not there', async () => {
    await expect(loadRegistry('/nowhere/x.json')).rejects.toMatchObject({
      code: 'REGISTRY_INVALID',
      details: { file: 'x.json' },
    });
  });
});
