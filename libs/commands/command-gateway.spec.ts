import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asStored, createMemoryEventStore, EventCodec } from '#event-store';
import {
  type Actor,
  type CommandCatalog,
  type CommandEntry,
  type CommandOf,
  DomainError,
  event,
  systemActor,
  type Upcaster,
} from '#kernel';
import type { AggregateCommands } from './aggregate-commands.js';
import type { CommandContext } from './command-context.js';
import { CommandGateway } from './command-gateway.js';
import type { CommandObserver } from './command-observer.js';
import { GiveCommand, GiveCommandHandler } from './nest/give-command.js';

type Data = { Deposited: { account: string; amount: number } };
type Deposit = CommandOf<{ Deposit: { amount: number } }, { account: string }>;

const firstVersion: Upcaster = ({ sum }) => ({ amount: sum! });
const refused = { kind: 'forbidden', zh: '', en: '' } as const;

const about = { zh: '', en: '' };

const catalog = {
  Deposit: {
    name: { zh: '存入', en: 'Deposit' },
    about,
    data: z.object({ amount: z.number() }),
    roles: ['officer'],
    route: null,
  },
} as const satisfies CommandCatalog;

type Accounts = Readonly<Record<'Deposit', CommandEntry & Pick<typeof catalog.Deposit, 'data'>>>;
const accounts: AggregateCommands<Accounts, Deposit, Data, number> = {
  catalog,
  aggregate: {
    decider: {
      decide: ({ account, data }) => [{ type: 'Deposited', data: { account, ...data } }],
      evolve: (total, { data }) => total + data.amount,
      initialState: () => 0,
    },
    codec: new EventCodec<Data>({ Deposited: event({ account: z.string(), amount: z.number() }, firstVersion) }),
  },
  forbidden: (details) => new DomainError('ACCOUNT_FORBIDDEN', refused, details),
  commandOf: ({ subject: account, ...parsed }) => ({ ...parsed, account }),
  streamOf: ({ account }) => `account-${account}`,
  contentOf: ({ account, data }) => ({ account, data }),
};

const contextOf = (actor: Actor, commandId = 'c1'): CommandContext => ({
  actor,
  at: '2023-01-17T01:00:00.000Z',
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'http',
});
const officer = contextOf({ account: 'o', role: 'officer' });
const deposit = (content: unknown) => ({ type: 'Deposit', subject: 'a', content });

const open = (observer?: CommandObserver, commands = accounts) => {
  const store = createMemoryEventStore({ upcasters: asStored });
  const gateway = new CommandGateway(store, observer);
  const reader = gateway.register(commands);
  return { store, gateway, reader };
};

describe('the gateway of commands', () => {
  it('the gateway carries a command out on its aggregate, and its event has the newest version', async () => {
    const { store, gateway, reader } = open();
    expect(await gateway.give(deposit({ amount: 5 }), officer)).toMatchObject({ stream: 'account-a', revision: 0 });
    expect(await store.readStream('account-a')).toMatchObject([
      { type: 'Deposited', schemaVersion: 2, data: { account: 'a', amount: 5 }, metadata: { actor: officer.actor } },
    ]);
    expect(await reader.history('account-a')).toMatchObject([{ revision: 0, position: 1n, state: 5 }]);
    expect(await reader.history('account-b')).toEqual([]);
  });

  it('the gateway refuses a role that the catalogue does not name, before it looks at the content', async () => {
    const clerk = contextOf({ account: 'c', role: 'clerk' });
    await expect(open().gateway.give(deposit('nonsense'), clerk)).rejects.toMatchObject({
      code: 'ACCOUNT_FORBIDDEN',
      details: { command: 'Deposit', allowed: ['officer'], role: 'clerk' },
    });
    await expect(open().gateway.give(deposit({ amount: 5 }), contextOf(systemActor('s')))).rejects.toMatchObject({
      code: 'ACCOUNT_FORBIDDEN',
    });
  });

  it.each([
    [{ amount: '5' }, [['amount', 'invalid_type']]],
    [{}, [['amount', 'invalid_type']]],
    [{ amount: 5, account: 'b' }, [['account', 'unrecognized_keys']]],
    [
      { amount: '5', account: 'b' },
      [
        ['amount', 'invalid_type'],
        ['account', 'unrecognized_keys'],
      ],
    ],
    [null, [['', 'invalid_type']]],
    [[], [['', 'invalid_type']]],
  ])('the gateway refuses the content %j', async (content, issues) => {
    await expect(open().gateway.give(deposit(content), officer)).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      details: { issues: issues.map(([path, code]) => ({ path, code })) },
    });
  });

  it('the gateway refuses a key that was used for other content, and answers a repeat with the first answer', async () => {
    const { gateway } = open();
    const first = await gateway.give(deposit({ amount: 5 }), officer);
    expect(await gateway.give(deposit({ amount: 5 }), officer)).toEqual({ ...first, repeated: true });
    await expect(gateway.give(deposit({ amount: 6 }), officer)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('the gateway lets a context add what the decision needs, and what was added does not count as content of the command', async () => {
    const doubled: typeof accounts = {
      ...accounts,
      prepare: (command) => Promise.resolve({ ...command, data: { amount: 2 * command.data.amount } }),
    };
    const { store, gateway } = open(undefined, doubled);
    const first = await gateway.give(deposit({ amount: 5 }), officer);
    expect(await store.readStream('account-a')).toMatchObject([{ data: { amount: 10 } }]);
    expect(await gateway.give(deposit({ amount: 5 }), officer)).toEqual({ ...first, repeated: true });
  });

  it('the gateway refuses a role with all roles that the catalogue names', async () => {
    const { Deposit } = catalog;
    const shared = { ...accounts, catalog: { Deposit: { ...Deposit, roles: ['officer', 'head'] as const } } };
    const { gateway } = open(undefined, shared);
    await gateway.give(deposit({ amount: 5 }), contextOf({ account: 'h', role: 'head' }));
    await expect(gateway.give(deposit({}), contextOf({ account: 'c', role: 'clerk' }))).rejects.toMatchObject({
      details: { allowed: ['officer', 'head'] },
    });
  });

  it('the gateway gives the decision who acts and when', async () => {
    const seen: unknown[] = [];
    const { gateway } = open(undefined, {
      ...accounts,
      contentOf: (command) => {
        seen.push(command);
        return command.data;
      },
    });
    await gateway.give(deposit({ amount: 5 }), officer);
    const { actor: by, at } = officer;
    expect(seen).toEqual([{ type: 'Deposit', account: 'a', data: { amount: 5 }, by, at }]);
  });

  it('the gateway takes the subject of a command for empty when only the content names it', async () => {
    const { gateway } = open(undefined, { ...accounts, streamOf: ({ account }) => `account-${account || 'new'}` });
    const outcome = await gateway.give({ type: 'Deposit', content: { amount: 5 } }, officer);
    expect(outcome.stream).toBe('account-new');
  });

  it('the gateway refuses a command whose caller has seen an older revision', async () => {
    const { gateway } = open();
    const on = (commandId: string, expectedRevision: number) =>
      gateway.give(deposit({ amount: 5 }), { ...contextOf(officer.actor, commandId), expectedRevision });
    expect(await on('c1', -1)).toMatchObject({ revision: 0 });
    expect(await on('c2', 0)).toMatchObject({ revision: 1 });
    await expect(on('c3', 0)).rejects.toMatchObject({
      code: 'REVISION_STALE',
      details: { expected: 0, actual: 1 },
    });
  });

  it('the gateway lets a context translate the revision that a caller expects, and the revision in the answer', async () => {
    const { gateway } = open(undefined, {
      ...accounts,
      inOwnNumbers: async (_stream, { expectedRevision }, carryOut) => {
        const outcome = await carryOut(expectedRevision && expectedRevision - 100);
        return { ...outcome, revision: outcome.revision + 100 };
      },
    });
    const on = (commandId: string, expectedRevision: number) =>
      gateway.give(deposit({ amount: 5 }), { ...contextOf(officer.actor, commandId), expectedRevision });
    expect(await on('c1', 99)).toMatchObject({ stream: 'account-a', revision: 100 });
    expect(await on('c2', 100)).toMatchObject({ stream: 'account-a', revision: 101 });
    await expect(on('c3', 100)).rejects.toMatchObject({ code: 'REVISION_STALE' });
  });

  it('the gateway takes commands from the bus, with the context they are given in', async () => {
    const { store, gateway } = open();
    const handler = new GiveCommandHandler(gateway);
    expect(await handler.execute(new GiveCommand(deposit({ amount: 5 }), officer))).toMatchObject({ revision: 0 });
    expect(await store.readStream('account-a')).toMatchObject([{ metadata: { actor: officer.actor } }]);
  });

  it('the gateway tells its observer of every command, and goes on with the context the observer gives', async () => {
    const seen: string[] = [];
    const observer: CommandObserver = {
      observe(name, context, work) {
        seen.push(name);
        return work({ ...context, traceparent: '00-1-2-01' });
      },
    };
    const { store, gateway } = open(observer);
    await gateway.give(deposit({ amount: 5 }), officer);
    await expect(gateway.give(deposit({}), officer)).rejects.toThrow();
    expect(seen).toEqual(['Deposit', 'Deposit']);
    expect((await store.readStream('account-a'))[0]?.metadata.traceparent).toBe('00-1-2-01');
  });

  it('the gateway checks a command that gives others as any other, and gives all of its outcome to whoever added it', async () => {
    const seen: string[] = [];
    const observer: CommandObserver = {
      observe: (name, context, work) => work({ ...context, causationId: `${seen.push(name)}` }),
    };
    const { store, gateway } = open(observer);
    const catalog = {
      Split: {
        name: { zh: '存入', en: 'Deposit' },
        about,
        data: z.object({ amounts: z.array(z.number()) }),
        roles: ['officer'],
        route: null,
      },
    } as const satisfies CommandCatalog;
    const split = gateway.registerCompound({
      catalog,
      type: 'Split',
      forbidden: accounts.forbidden,
      async carryOut({ data: { amounts } }, context) {
        let last = { stream: 'none', revision: -1, position: 0n, events: 0, repeated: false };
        for (const amount of amounts)
          last = await gateway.give(deposit({ amount }), { ...context, commandId: `${context.commandId}:${amount}` });
        return { ...last, parts: amounts.length };
      },
    });
    expect(await split({ content: { amounts: [5, 7] } }, officer)).toMatchObject({ revision: 1, parts: 2 });
    expect(await gateway.give({ type: 'Split', content: { amounts: [9] } }, officer)).toMatchObject({ revision: 2 });
    expect(seen).toEqual(['Split', 'Deposit', 'Deposit', 'Split', 'Deposit']);
    expect((await store.readStream('account-a')).map(({ metadata }) => metadata.causationId)).toEqual(['2', '3', '5']);
    const clerk = contextOf({ account: 'c', role: 'clerk' });
    await expect(split({ content: 'nonsense' }, clerk)).rejects.toMatchObject({ code: 'ACCOUNT_FORBIDDEN' });
    await expect(split({ content: { amounts: 5, more: 1 } }, officer)).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      details: { issues: [{ path: 'amounts' }, { path: 'more', code: 'unrecognized_keys' }] },
    });
  });

  it('the gateway knows each command once and refuses a command that no context has', async () => {
    const { gateway } = open();
    expect(() => gateway.register(accounts)).toThrow('two contexts have a command Deposit');
    expect(() => gateway.give({ type: 'Withdraw', content: {} }, officer)).toThrow('no context has a command Withdraw');
  });
});
