import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommandContext, CommandGateway } from '#commands';
import { createMemoryEventStore } from '#event-store';
import { fixedClock, type ReferenceKind } from '#kernel';
import {
  type DirectorySource,
  organizationCodec,
  type OrganizationCommandType,
  unitStream,
} from '#organizations/contract';
import { runs } from '#testing';
import { createDirectory } from '../domain/directory.js';
import { directoryCommands, toDirectory } from './directory-commands.js';
import { directoryReferences } from './directory-references.js';
import { LiveDirectory } from './live-directory.js';

const clock = fixedClock('2023-01-17T01:00:00.000Z');
const contextOf = (commandId: string): CommandContext => ({
  actor: { account: 'li', role: 'director' },
  at: clock.now(),
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'http',
});

const named = {
  finance: { name: '区财政局', alias: '财政局', formerName: '区财政处', printed: '区财证局' },
  reform: { name: '区发展改革委', alias: '发改委', formerName: '区计委', printed: '区发展改草委' },
  schools: { name: '区教委（本级）', alias: '教委', formerName: '区教育局', printed: '区教姿' },
} as const;
const units = Object.entries(named).map(([unitId, names]) => ({ unitId, ...names }));

/** A gateway to a directory of three units and a collective; each unit has another name, a former name and a misprint. */
async function openDirectory() {
  const store = createMemoryEventStore({ clock, upcasters: organizationCodec.upcasters });
  const directory = new LiveDirectory(store);
  const gateway = new CommandGateway(store);
  gateway.resolveBy(directoryReferences(directory));
  gateway.register(directoryCommands(directory, directory));
  let given = 0;
  const give = (type: OrganizationCommandType, content: unknown) =>
    gateway.give(toDirectory(type, content), contextOf(`c${given++}`));
  for (const { unitId, name, alias, formerName, printed } of units) {
    await give('RegisterUnit', { unitId, name, kind: 'department', aliases: [alias] });
    await give('NoteFormerName', { unitId, formerName, until: '2019-03-31', source: null });
    await give('NoteMisprint', { unitId, printed, seen: null });
  }
  await give('RegisterUnit', { unitId: 'all', name: '各委办局', kind: 'collective', aliases: [] });
  const lastIn = async (stream: string) => (await store.readStream(stream)).at(-1)!;
  return { give, lastIn };
}

/** A unit with its id, one of its names, or the name as a careless typist writes it. */
const idAndName = fc.constantFrom(...units).chain(({ unitId, name, ...others }) => {
  const typed = [name.replace('（', ' ('), `“${name}”`];
  return fc.constantFrom(unitId, name, ...Object.values(others), ...typed).map((given) => ({ unitId, name: given }));
});

/** The newest event after the command, without what differs from store to store. */
async function eventAfter(type: OrganizationCommandType, content: unknown) {
  const { give, lastIn } = await openDirectory();
  const { stream } = await give(type, content);
  const { type: written, data } = await lastIn(stream);
  return { stream, type: written, data };
}

describe('units and posts that commands refer to', () => {
  it('a unit, whatever name of it is given, leads to the same event as its id', async () => {
    const commands = fc.record({ of: idAndName, others: fc.array(idAndName, { minLength: 1, maxLength: 3 }) });
    const property = fc.asyncProperty(commands, async ({ of, others }) => {
      const alias = { alias: '新的叫法' };
      expect(await eventAfter('AddUnitAlias', { unitId: of.name, ...alias })).toEqual(
        await eventAfter('AddUnitAlias', { unitId: of.unitId, ...alias }),
      );
      const members = { scope: 'all', on: '2023-01-01', source: null };
      expect(
        await eventAfter('SetCollectiveMembers', {
          unitId: '各委办局',
          members: others.map(({ name }) => name),
          ...members,
        }),
      ).toEqual(
        await eventAfter('SetCollectiveMembers', {
          unitId: 'all',
          members: others.map(({ unitId }) => unitId),
          ...members,
        }),
      );
    });
    await fc.assert(property, { numRuns: runs(20) });
  });

  it('a unit that has merged is itself where its record is meant, and its successor where work is given', async () => {
    const { give, lastIn } = await openDirectory();
    await give('MergeUnit', { unitId: '教委', into: '区财政局', on: '2023-01-01', source: null });
    await give('AddUnitAlias', { unitId: '区教委（本级）', alias: '老教委' });
    expect((await lastIn(unitStream('schools'))).data).toMatchObject({ alias: '老教委' });
    expect(await meant('answeringUnit', '区教委')).toBe('finance');
    expect(await meant('unit', '区教委')).toBe('schools');
  });

  const unit = (unitId: string, name: string, aliases: string[] = []) =>
    ({ unitId, name, kind: 'department', aliases }) as const;
  const merged = { ...unit('schools', '区教委'), mergedInto: { unitId: 'finance', on: '2023-01-01' } };
  const post = (postId: string, title: string, person: string, to: string | null = null) => ({
    postId,
    title,
    holders: [{ person, from: '2021-01-01', to }],
  });
  const source: DirectorySource = {
    current: () =>
      Promise.resolve(
        createDirectory(
          [unit('finance', '区财政局', ['两家']), unit('reform', '区发展改革委', ['两家']), merged],
          [
            post('p1', '副区长（财政）', '甲某'),
            post('p2', '副区长（教育）', '甲某'),
            post('p3', '区长', '乙某'),
            post('p4', '秘书长', '丙某', '2022-01-01'),
          ],
        ),
      ),
  };
  const meant = async (kind: ReferenceKind, given: string): Promise<string> =>
    (await directoryReferences(source).idsOf([{ kind, given }], '2023-01-17'))[0]!;

  it('a name that several units have in the same way is refused with all of them', async () => {
    await expect(meant('unit', '两家')).rejects.toMatchObject({
      code: 'UNIT_AMBIGUOUS',
      details: { name: '两家', choices: ['区财政局', '区发展改革委'], ids: ['finance', 'reform'] },
    });
  });

  it('a unit that nobody knows is refused with the nearest, by name and by id, or else with some that there are', async () => {
    const refusedWith = (suggestions: readonly string[]) => ({ code: 'UNIT_UNKNOWN', details: { suggestions } });
    await expect(meant('unit', '区财局')).rejects.toMatchObject(refusedWith(['区财政局']));
    await expect(meant('unit', 'finanze')).rejects.toMatchObject(refusedWith(['区财政局']));
    await expect(meant('unit', 'x')).rejects.toMatchObject(refusedWith(['区财政局', '区发展改革委', '区教委']));
  });

  it('a post is meant by its id, its title or who holds it on that day', async () => {
    for (const given of ['p3', '区长', '乙某']) expect(await meant('post', given)).toBe('p3');
    await expect(meant('post', '甲某')).rejects.toMatchObject({
      code: 'POST_AMBIGUOUS',
      details: { choices: ['副区长（财政）（甲某）', '副区长（教育）（甲某）'], ids: ['p1', 'p2'] },
    });
    await expect(meant('post', '丙某')).rejects.toMatchObject({ code: 'POST_UNKNOWN' });
    await expect(meant('post', '乙木')).rejects.toMatchObject({
      code: 'POST_UNKNOWN',
      details: { suggestions: ['区长（乙某）'] },
    });
  });
});
