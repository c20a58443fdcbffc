import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import {
  type Directory,
  organizationCommands,
  type OrganizationCommand,
  type OrganizationEvent,
} from '#organizations/contract';
import { organizationDecider } from './decider.js';
import { createDirectory, directoryFrom } from './directory.js';

const at = '2023-01-17T01:00:00.000Z';
const director: Actor = { account: 'director', role: 'director' };

type Asked = { [T in OrganizationCommand['type']]: Pick<OrganizationCommand<T>, 'type' | 'data'> };
const given = (...events: OrganizationEvent[]) => ({
  when: (asked: Asked[keyof Asked], directory?: Directory) => {
    const { decide, evolve, initialState } = organizationDecider;
    return decide(
      { ...asked, at, by: director, ...(directory && { directory }) } as OrganizationCommand,
      events.reduce(evolve, initialState()),
    );
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
const renamed: OrganizationEvent = {
  type: 'UnitRenamed',
  data: { unitId: 'qu-jiao-wei', name: '区教育局', formerName: '区教委', on: '2024-01-01' },
};
const register: Asked['RegisterUnit'] = {
  type: 'RegisterUnit',
  data: {
    unitId: 'qu-jiao-wei',
    name: '区教委',
    kind: 'department',
    aliases: ['区教育委员会', '区教委', '区教育委员会'],
  },
};

describe('a unit', () => {
  it('a unit is registered with each of its other names only once', () => {
    expect(given().when(register)).toEqual([
      { type: 'UnitRegistered', data: { ...register.data, aliases: ['区教育委员会'] } },
    ]);
  });

  it('a unit is registered once', () => {
    refused(() => given(unitRegistered).when(register), 'UNIT_ALREADY_REGISTERED', {
      unitId: 'qu-jiao-wei',
      name: '区教委',
    });
  });

  it('a unit takes an alias, and takes the same alias only once', () => {
    const add = { type: 'AddUnitAlias', data: { unitId: 'qu-jiao-wei', alias: '区教育局' } } as const;
    const added = given(unitRegistered).when(add);
    expect(added).toEqual([{ type: 'UnitAliasAdded', data: add.data }]);
    expect(given(unitRegistered, ...added).when(add)).toEqual([]);
  });

  it('a unit takes no name of whatever kind that another unit has in whatever way', () => {
    const directory = createDirectory(
      [
        unitRegistered.data,
        {
          ...{ unitId: 'qu-cai-zheng-ju', name: '区财政局', kind: 'department', aliases: ['财政局'] },
          formerNames: [{ name: '区财政处', until: '2009-01-01' }],
          misprints: [{ printed: '区财证局', seen: null }],
        },
      ],
      [],
    );
    const taken = { '区 财政局': 'name', 财政局: 'alias', 区财政处: 'former-name', 区财证局: 'misprint' };
    for (const [name, how] of Object.entries(taken)) {
      const to = { unitId: 'qu-jiao-wei' };
      const known: readonly Asked[keyof Asked][] = [
        { type: 'AddUnitAlias', data: { ...to, alias: name } },
        { type: 'RenameUnit', data: { ...to, name, on: '2024-01-01' } },
        { type: 'NoteFormerName', data: { ...to, formerName: name, until: '2009-01-01', source: null } },
        { type: 'NoteMisprint', data: { ...to, printed: name, seen: null } },
      ];
      const details = { name, how, other: '区财政局', otherId: 'qu-cai-zheng-ju' };
      for (const asked of known)
        refused(() => given(unitRegistered).when(asked, directory), 'UNIT_NAME_TAKEN', details);
      for (const names of [{ name }, { aliases: [name] }]) {
        const asked = { ...register, data: { ...register.data, unitId: 'new', name: '区新局', aliases: [], ...names } };
        refused(() => given().when(asked, directory), 'UNIT_NAME_TAKEN', details);
      }
    }
  });

  it('a unit takes back a name of its own, and what it is called already changes nothing whoever else has it', () => {
    const events: OrganizationEvent[] = [
      unitRegistered,
      renamed,
      { type: 'UnitAliasAdded', data: { unitId: 'qu-jiao-wei', alias: '教委' } },
    ];
    const other = { unitId: 'qu-cai-zheng-ju', name: '区财政局', kind: 'department' } as const;
    const directory = directoryFrom([...events, { type: 'UnitRegistered', data: { ...other, aliases: ['教委'] } }]);
    const back = { type: 'RenameUnit', data: { unitId: 'qu-jiao-wei', name: '区教委', on: '2025-01-01' } } as const;
    expect(given(...events).when(back, directory)).toMatchObject([{ type: 'UnitRenamed' }]);
    const again = { type: 'AddUnitAlias', data: { unitId: 'qu-jiao-wei', alias: '教委' } } as const;
    expect(given(...events).when(again, directory)).toEqual([]);
  });

  it('a unit is renamed on a day and keeps its former name', () => {
    const rename = { type: 'RenameUnit', data: { unitId: 'qu-jiao-wei', name: '区教育局', on: '2024-01-01' } } as const;
    const renamed = given(unitRegistered).when(rename);
    expect(renamed).toEqual([{ type: 'UnitRenamed', data: { ...rename.data, formerName: '区教委' } }]);
    const addFormer = { type: 'AddUnitAlias', data: { unitId: 'qu-jiao-wei', alias: '区教委' } } as const;
    expect(given(unitRegistered, ...renamed).when(addFormer)).toEqual([]);
    expect(given(unitRegistered, ...renamed).when(rename)).toEqual([]);
  });

  it('a former name and a misprint of a unit are each noted once and are no aliases', () => {
    const former = {
      type: 'NoteFormerName',
      data: { unitId: 'qu-jiao-wei', formerName: '区教育局', until: '2009-01-01', source: '机构改革' },
    } as const;
    const misprint = {
      type: 'NoteMisprint',
      data: { unitId: 'qu-jiao-wei', printed: '区数委', seen: '003:12' },
    } as const;
    const noted = given(unitRegistered).when(former);
    expect(noted).toEqual([{ type: 'UnitFormerNameNoted', data: former.data }]);
    expect(given(unitRegistered, ...noted).when(former)).toEqual([]);
    const misprinted = given(unitRegistered).when(misprint);
    expect(misprinted).toEqual([{ type: 'UnitMisprintNoted', data: misprint.data }]);
    expect(given(unitRegistered, ...misprinted).when(misprint)).toEqual([]);
  });

  it('a unit merges into another on a day, and a later command may correct the merger', () => {
    const merge = (into: string, on: string) =>
      ({ type: 'MergeUnit', data: { unitId: 'qu-jiao-wei', into, on, source: null } }) as const;
    const merged = given(unitRegistered).when(merge('b', '2019-03-31'));
    expect(merged).toEqual([{ type: 'UnitMerged', data: merge('b', '2019-03-31').data }]);
    expect(given(unitRegistered, ...merged).when(merge('b', '2019-03-31'))).toEqual([]);
    expect(given(unitRegistered, ...merged).when(merge('b', '2019-03-01'))).toHaveLength(1);
    refused(() => given(unitRegistered).when(merge('qu-jiao-wei', '2019-03-31')), 'UNIT_MERGER_CIRCULAR');
  });

  it.each([
    { type: 'AddUnitAlias', data: { unitId: 'nobody', alias: '区教育局' } },
    { type: 'RenameUnit', data: { unitId: 'nobody', name: '区教育局', on: '2024-01-01' } },
  ] as const)('a unit must be registered before $type', (asked) => {
    refused(() => given().when(asked), 'UNIT_UNKNOWN');
  });
});

describe('a collective', () => {
  const collective: OrganizationEvent = {
    type: 'UnitRegistered',
    data: { unitId: 'ge-jie-dao', name: '各街道办事处', kind: 'collective', aliases: [] },
  };
  const set = (...members: string[]) =>
    ({
      type: 'SetCollectiveMembers',
      data: { unitId: 'ge-jie-dao', scope: 'all', members, on: '2021-01-01', source: '000:6443' },
    }) as const;

  it('the members of a collective are set from a day on, and setting the same members again changes nothing', () => {
    const done = given(collective).when(set('a', 'b', 'a'));
    expect(done).toEqual([{ type: 'CollectiveMembersSet', data: set('a', 'b').data }]);
    expect(given(collective, ...done).when(set('b', 'a'))).toEqual([]);
    expect(given(collective, ...done).when(set('a'))).toHaveLength(1);
  });

  it('a collective cannot be a member of itself, and a single unit has no members', () => {
    refused(() => given(collective).when(set('a', 'ge-jie-dao')), 'COLLECTIVE_IN_ITSELF', { unitId: 'ge-jie-dao' });
    refused(() => given(unitRegistered).when(set('a')), 'UNIT_NOT_COLLECTIVE', { name: '区教委', kind: 'department' });
  });
});

describe('a post', () => {
  const change = (person: string, on: string) =>
    ({ type: 'ChangeHolder', data: { postId: 'post-1', person, on } }) as const;

  it('a post is registered once', () => {
    const asked = { type: 'RegisterPost', data: { postId: 'post-1', title: '副区长' } } as const;
    expect(given().when(asked)).toEqual([postRegistered]);
    refused(() => given(postRegistered).when(asked), 'POST_ALREADY_REGISTERED', { postId: 'post-1' });
  });

  it('a post gets its first holder, and then a successor whose event names the predecessor', () => {
    expect(given(postRegistered).when(change('甲某', '2021-02-22'))).toEqual([tookOffice]);
    expect(given(postRegistered, tookOffice).when(change('乙某', '2022-03-01'))).toEqual([
      { type: 'HolderChanged', data: { postId: 'post-1', person: '乙某', formerPerson: '甲某', on: '2022-03-01' } },
    ]);
  });

  it('a post does not change when the holder is named again', () => {
    expect(given(postRegistered, tookOffice).when(change('甲某', '2021-02-22'))).toEqual([]);
  });

  it.each(['2021-02-22', '2020-01-01'])(
    'a post refuses a successor from %s, because the day is not after the first day of the present holder',
    (on) => {
      refused(() => given(postRegistered, tookOffice).when(change('乙某', on)), 'POST_CHANGE_OUT_OF_ORDER', {
        since: '2021-02-22',
        on,
      });
    },
  );

  it('the first day of a term can be corrected between the first days of the terms before and after it', () => {
    const correct = (person: string, wasFrom: string, from: string) =>
      ({ type: 'CorrectHolderTerm', data: { postId: 'post-1', person, wasFrom, from } }) as const;
    const post = given(postRegistered, tookOffice, {
      type: 'HolderChanged',
      data: { postId: 'post-1', person: '乙某', formerPerson: '甲某', on: '2022-03-01' },
    });
    expect(post.when(correct('甲某', '2021-02-22', '2020-02-28'))).toEqual([
      {
        type: 'HolderTermCorrected',
        data: { postId: 'post-1', person: '甲某', from: '2020-02-28', formerFrom: '2021-02-22' },
      },
    ]);
    expect(post.when(correct('甲某', '2021-02-22', '2021-02-22'))).toEqual([]);
    refused(() => post.when(correct('甲某', '2021-02-23', '2020-02-28')), 'POST_TERM_UNKNOWN');
    refused(() => post.when(correct('甲某', '2021-02-22', '2022-03-01')), 'POST_TERM_OUT_OF_ORDER');
    refused(() => post.when(correct('乙某', '2022-03-01', '2021-02-22')), 'POST_TERM_OUT_OF_ORDER', {
      person: '乙某',
      after: '2021-02-22',
      before: '——',
      from: '2021-02-22',
    });
  });

  it('a post must be registered before it has a holder', () => {
    refused(() => given().when(change('甲某', '2021-02-22')), 'POST_UNKNOWN', { name: 'post-1', suggestions: ['——'] });
  });
});

describe('the keys of a unit', () => {
  const x = 'A'.repeat(43);
  const data = {
    unitId: 'qu-jiao-wei',
    keyId: 'k1',
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
    role: 'clerk',
    label: '业务系统',
  } as const;
  const registered: OrganizationEvent = { type: 'UnitKeyRegistered', data };
  const revoked: OrganizationEvent = {
    type: 'UnitKeyRevoked',
    data: { unitId: 'qu-jiao-wei', keyId: 'k1', reason: '遗失' },
  };

  it('the key of a unit is registered only once, and its id stands for one key in one role for ever', () => {
    const asked: Asked['RegisterUnitKey'] = { type: 'RegisterUnitKey', data };
    expect(given(unitRegistered).when(asked)).toEqual([registered]);
    expect(given(unitRegistered, registered).when(asked)).toEqual([]);
    const head: Asked['RegisterUnitKey'] = { ...asked, data: { ...data, role: 'unitHead' } };
    refused(() => given(unitRegistered, registered).when(head), 'UNIT_KEY_TAKEN');
    refused(() => given(unitRegistered, registered, revoked).when(asked), 'UNIT_KEY_TAKEN');
    refused(() => given().when(asked), 'UNIT_UNKNOWN');
  });

  it('the key of a unit is revoked only once, with a reason, by the director', () => {
    const asked: Asked['RevokeUnitKey'] = { type: 'RevokeUnitKey', data: revoked.data as never };
    expect(given(unitRegistered, registered).when(asked)).toEqual([revoked]);
    expect(given(unitRegistered, registered, revoked).when(asked)).toEqual([]);
    refused(() => given(unitRegistered).when(asked), 'UNIT_KEY_UNKNOWN', {
      ...{ unitId: 'qu-jiao-wei', keyId: 'k1', known: ['——'] },
    });
  });

  it('the keys of a unit are in the directory, and a key with its private part is refused', () => {
    const directory = directoryFrom([unitRegistered, registered, revoked]);
    const { keyId, publicKey, role, label } = data;
    expect(directory.unit('qu-jiao-wei')?.keys).toEqual([{ keyId, publicKey, role, label, revoked: true }]);
    const withPrivate = { ...data, publicKey: { ...data.publicKey, d: x } };
    expect(organizationCommands.RegisterUnitKey.data.safeParse(withPrivate).success).toBe(false);
  });
});
