import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asStored, createMemoryEventStore, EventCodec } from '#event-store';
import { type CommandCatalog, type CommandEntry, type CommandOf, DomainError, event, reference } from '#kernel';
import type { AggregateCommands } from './aggregate-commands.js';
import type { CommandContext } from './command-context.js';
import { CommandGateway } from './command-gateway.js';
import { doneSoFar, partOf } from './compound.js';
import type { ReferenceSource } from './references.js';

const unit = reference('unit', z.string());
const catalog = {
  Send: {
    name: { zh: '发函', en: 'Send' },
    about: { zh: '', en: '' },
    data: z.object({ to: unit, copies: z.array(unit).default([]) }),
    roles: ['officer'],
    route: null,
  },
} as const satisfies CommandCatalog;
type Letters = Readonly<Record<'Send', CommandEntry & Pick<typeof catalog.Send, 'data'>>>;
type Send = CommandOf<{ Send: { to: string; copies: string[] } }, { box: string }>;
type Data = { Sent: { to: string; copies: string[] } };

const refused = { kind: 'unprocessable', zh: '', en: '' } as const;
const refuse = (code: string, details = {}) => new DomainError(code, refused, details);

const letters: AggregateCommands<Letters, Send, Data, number> = {
  catalog,
  aggregate: {
    decider: {
      decide: ({ data }) => [{ type: 'Sent', data }],
      evolve: (sent) => sent + 1,
      initialState: () => 0,
    },
    codec: new EventCodec<Data>({ Sent: event({ to: z.string(), copies: z.array(z.string()) }) }),
  },
  forbidden: (details) => refuse('LETTER_FORBIDDEN', details),
  commandOf: ({ subject: box, ...parsed }) => ({ ...parsed, box }),
  streamOf: ({ box }) => `box-${box}`,
  contentOf: ({ box, data }) => ({ box, data }),
};

/** Names as they stand at a moment; a test changes them. */
const openNames = (names: Record<string, string>) => {
  const asked: string[][] = [];
  const days: string[] = [];
  const source: ReferenceSource = {
    idsOf(references, on) {
      asked.push(references.map(({ given }) => given));
      days.push(on);
      return Promise.resolve(references.map(({ given }) => names[given] ?? unknown(given)));
    },
  };
  return { names, asked, days, source };
};
function unknown(given: string): never {
  throw refuse('NAME_UNKNOWN', { given });
}

const contextOf = (commandId: string): CommandContext => ({
  actor: { account: 'o', role: 'officer', unit: 'own' },
  at: '2023-01-16T17:00:00.000Z',
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'http',
});
const send = (to: string, copies: string[] = [], subject = 'a') => ({ type: 'Send', subject, content: { to, copies } });

const open = (known: Record<string, string>, commands = letters) => {
  const store = createMemoryEventStore({ upcasters: asStored });
  const directory = openNames(known);
  const gateway = new CommandGateway(store);
  gateway.resolveBy(directory.source);
  gateway.register(commands);
  const dataIn = async (stream: string) => (await store.readStream(stream)).map(({ data }) => data);
  return { store, gateway, dataIn, ...directory };
};

describe('a reference in the content of a command', () => {
  it('a reference becomes an id before the command is decided, by the directory of the business day', async () => {
    const { gateway, dataIn, asked, days } = open({ 区财政局: 'finance', finance: 'finance', 区教委: 'schools' });
    await gateway.give(send('区财政局', ['区教委', 'finance']), contextOf('c1'));
    expect(await dataIn('box-a')).toEqual([{ to: 'finance', copies: ['schools', 'finance'] }]);
    expect(asked).toEqual([['区财政局', '区教委', 'finance']]);
    expect(days).toEqual(['2023-01-17']);
  });

  it('a reference that means nothing is refused with the sentence of whoever knows names, and nothing is stored', async () => {
    const { gateway, dataIn } = open({});
    await expect(gateway.give(send('区财局'), contextOf('c1'))).rejects.toMatchObject({
      code: 'NAME_UNKNOWN',
      details: { given: '区财局' },
    });
    expect(await dataIn('box-a')).toEqual([]);
  });

  it('a reference to what the account belongs to is an id already, and nobody is asked', async () => {
    const { gateway, dataIn, asked } = open({});
    await gateway.give(send('own'), contextOf('c1'));
    expect([await dataIn('box-a'), asked]).toEqual([[{ to: 'own', copies: [] }], []]);
  });

  it.each([
    ['means something else by now', { 区财政局: 'treasury' }],
    ['means nothing any more', {}],
  ])('a reference that %s does not change the answer to a repeat', async (_how, later) => {
    const { gateway, dataIn, names } = open({ 区财政局: 'finance' });
    const first = await gateway.give(send('区财政局'), contextOf('c1'));
    delete names['区财政局'];
    Object.assign(names, later);
    expect(await gateway.give(send('区财政局'), contextOf('c1'))).toEqual({ ...first, repeated: true });
    expect(await dataIn('box-a')).toEqual([{ to: 'finance', copies: [] }]);
  });

  it('a reference that means nothing does not hide that the key was used for other content', async () => {
    const { gateway, names } = open({ 区财政局: 'finance' });
    await gateway.give(send('区财政局'), contextOf('c1'));
    delete names['区财政局'];
    await expect(gateway.give(send('区财局'), contextOf('c1'))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('a reference that names the aggregate itself leads a repeat to the stream of the first attempt', async () => {
    const carriedOut = new Map<string, string>();
    const { gateway, dataIn, names } = open(
      { 区财政局: 'finance' },
      {
        ...letters,
        streamOf: ({ data }) => `unit-${data.to}`,
        streamOfRepeat: (commandId) => Promise.resolve(carriedOut.get(commandId)),
      },
    );
    const first = await gateway.give(send('区财政局'), contextOf('c1'));
    carriedOut.set('c1', first.stream);
    names['区财政局'] = 'treasury';
    expect(await gateway.give(send('区财政局'), contextOf('c1'))).toEqual({ ...first, repeated: true });
    delete names['区财政局'];
    expect(await gateway.give(send('区财政局'), contextOf('c1'))).toEqual({ ...first, repeated: true });
    expect(await dataIn('unit-treasury')).toEqual([]);
  });

  it('a reference in a command that gives others is resolved when the command asks, so that a repeat need not', async () => {
    const { gateway, store, names, dataIn } = open({ 区财政局: 'finance' });
    const sendTwice = gateway.registerCompound({
      catalog: { SendTwice: catalog.Send } as const,
      type: 'SendTwice',
      forbidden: letters.forbidden,
      async carryOut(_given, context, resolved) {
        const history = (await store.readStream('box-a')).map((one) => ({ ...one, event: one, state: null }));
        const { finished } = doneSoFar(history, context);
        const { revision = -1, position = 0n } = history.at(-1) ?? {};
        if (finished) return { stream: 'box-a', revision, position, events: 2, repeated: true };
        const { to } = (await resolved()).data;
        await gateway.give(send(to), partOf(context, '1', revision));
        return gateway.give(send(to), partOf(context, undefined, revision + 1));
      },
    });
    names.finance = 'finance';
    await sendTwice({ content: { to: '区财政局' } }, contextOf('c1'));
    delete names['区财政局'];
    expect(await sendTwice({ content: { to: '区财政局' } }, contextOf('c1'))).toMatchObject({ repeated: true });
    expect(await dataIn('box-a')).toEqual([
      { to: 'finance', copies: [] },
      { to: 'finance', copies: [] },
    ]);
  });

  it('a reference is never taken for an id where nobody knows names', async () => {
    const gateway = new CommandGateway(createMemoryEventStore({ upcasters: asStored }));
    gateway.register(letters);
    await expect(gateway.give(send('区财政局'), contextOf('c1'))).rejects.toThrow('nobody knows names here');
  });
});
