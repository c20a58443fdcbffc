import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#kernel';
import type { OrganizationCommand, OrganizationEvent } from '#organizations/contract';
import { organizationDecider } from './decider.js';

const at = '2023-01-17T01:00:00.000Z';
const actor = (role: Role): Actor => ({ account: role, role });

type Order = { [T in OrganizationCommand['type']]: Pick<Extract<OrganizationCommand, { type: T }>, 'type' | 'data'> };
const given = (...events: OrganizationEvent[]) => ({
  when: (order: Order[keyof Order], role: Role = 'director') => {
    const { decide, evolve, initialState } = organizationDecider;
    return decide({ ...order, at, by: actor(role) } as OrganizationCommand, events.reduce(evolve, initialState()));
  },
});
const refused = (act: () => unknown, code: string, details?: object) =>
  expect(act).toThrow(expect.objectContaining({ code, ...(details && { details }) }));

const unitRegistered: OrganizationEvent = {
  type: 'UnitRegistered',
  data: { unitId: 'qu-jiao-wei', name: '区教委', kind: 'department', aliases: [] },
};
const postRegistered: OrganizationEvent = { type: 'PostRegistered', data: { postId: 'post-1', title: '副区长' } };
const tookOffice: OrganizationEvent = {
  type: 'HolderChanged',
  data: { postId: 'post-1', person: '甲某', formerPerson: null, on: '2021-02-22' },
};
const register: Order['RegisterUnit'] = {
  type: 'RegisterUnit',
  data: {
    unitId: 'qu-jiao-wei',
    name: '区教委',
    kind: 'department',
    aliases: ['区教育委员会', '区教委', '区教育委员会'],
  },
};

describe('a unit', () => {
  it('is registered with each of its other names once', () => {
    expect(given().when(register)).toEqual([
      { type: 'UnitRegistered', data: { ...register.data, aliases: ['区教育委员会'] } },
    ]);
  });

  it('is registered once', () => {
    refused(() => given(unitRegistered).when(register), 'UNIT_ALREADY_REGISTERED', {
      unitId: 'qu-jiao-wei',
      name: '区教委',
    });
  });

  it('takes another name beside its own, and takes it once', () => {
    const add = { type: 'AddUnitAlias', data: { unitId: 'qu-jiao-wei', alias: '区教育局' } } as const;
    const added = given(unitRegistered).when(add);
    expect(added).toEqual([{ type: 'UnitAliasAdded', data: add.data }]);
    expect(given(unitRegistered, ...added).when(add)).toEqual([]);
  });

  it('is renamed on a day and keeps the former name as another name', () => {
    const rename = { type: 'RenameUnit', data: { unitId: 'qu-jiao-wei', name: '区教育局', on: '2024-01-01' } } as const;
    const renamed = given(unitRegistered).when(rename);
    expect(renamed).toEqual([{ type: 'UnitRenamed', data: { ...rename.data, formerName: '区教委' } }]);
    const addFormer = { type: 'AddUnitAlias', data: { unitId: 'qu-jiao-wei', alias: '区教委' } } as const;
    expect(given(unitRegistered, ...renamed).when(addFormer)).toEqual([]);
    expect(given(unitRegistered, ...renamed).when(rename)).toEqual([]);
  });

  it.each([
    { type: 'AddUnitAlias', data: { unitId: 'nobody', alias: '区教育局' } },
    { type: 'RenameUnit', data: { unitId: 'nobody', name: '区教育局', on: '2024-01-01' } },
  ] as const)('must be known: $type', (order) => {
    refused(() => given().when(order), 'UNIT_UNKNOWN');
  });
});

describe('a post', () => {
  const change = (person: string, on: string) =>
    ({ type: 'ChangeHolder', data: { postId: 'post-1', person, on } }) as const;

  it('is registered once', () => {
    const order = { type: 'RegisterPost', data: { postId: 'post-1', title: '副区长' } } as const;
    expect(given().when(order)).toEqual([postRegistered]);
    refused(() => given(postRegistered).when(order), 'POST_ALREADY_REGISTERED', { postId: 'post-1' });
  });

  it('gets its first holder, and then a successor who names the predecessor', () => {
    expect(given(postRegistered).when(change('甲某', '2021-02-22'))).toEqual([tookOffice]);
    expect(given(postRegistered, tookOffice).when(change('乙某', '2022-03-01'))).toEqual([
      { type: 'HolderChanged', data: { postId: 'post-1', person: '乙某', formerPerson: '甲某', on: '2022-03-01' } },
    ]);
  });

  it('does not change when the holder is named again', () => {
    expect(given(postRegistered, tookOffice).when(change('甲某', '2021-02-22'))).toEqual([]);
  });

  it.each(['2021-02-22', '2020-01-01'])('refuses a successor from %s, not after the present holder', (on) => {
    refused(() => given(postRegistered, tookOffice).when(change('乙某', on)), 'POST_CHANGE_OUT_OF_ORDER', {
      since: '2021-02-22',
      on,
    });
  });

  it('must be known before it has a holder', () => {
    refused(() => given().when(change('甲某', '2021-02-22')), 'POST_UNKNOWN', { name: 'post-1' });
  });
});

describe('the directory', () => {
  it('is changed by the director and the system', () => {
    expect(given().when(register, 'system')).toHaveLength(1);
  });

  it.each(['officer', 'head', 'leadingOfficial', 'clerk', 'unitHead', 'auditor'] as const)(
    'is closed to %s',
    (role) => {
      refused(() => given().when(register, role), 'ORGANIZATION_FORBIDDEN', { role });
    },
  );
});
