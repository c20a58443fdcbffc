import { describe, expect, it } from '@jest/globals';
import { type CommandContext, type CommandOutcome, type GivenCommand, refuseCommand } from '#commands';
import { asStored, createMemoryEventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { commandSaid, deterministicId, refusal } from '#kernel';
import { planCommands, planRefusals, planStream } from '#plans/contract';
import { unitStream } from '#organizations/contract';
import { type Log, silentLog } from '#runtime';
import { draftsAreRecheckedReactor } from './reactor.js';

const outcome: CommandOutcome = { stream: 's', revision: 0, position: 1n, events: 0, repeated: false };
let written = 0;

const eventOf = (type: string): NewEvent => ({
  id: deterministicId('event', String(++written)),
  ...{ type, schemaVersion: 1, data: {} },
  metadata: {
    occurredAt: '2023-01-20T01:00:00.000Z',
    actor: { account: 'd', role: 'director' },
    ...{ commandId: 'c', commandHash: 'x', correlationId: 'why', causationId: null, source: 'http' },
  },
});

/** A store with these events, and what the reactor gives on each. */
async function office(events: readonly (readonly [stream: string, type: string])[], log: Log = silentLog) {
  const store = createMemoryEventStore({ upcasters: asStored });
  for (const [stream, type] of events) {
    await store.append([{ stream, expectedRevision: 'any', events: [eventOf(type)] }]);
  }
  const { events: recorded } = await store.readAll({ after: 0n, limit: 100 });
  const given: (GivenCommand & { readonly context: CommandContext })[] = [];
  const refusing = new Map<string, Error>();
  const give = async (command: GivenCommand, context: CommandContext): Promise<CommandOutcome> => {
    const refused = refusing.get(command.subject!);
    if (refused) throw refused;
    given.push({ ...command, context });
    return outcome;
  };
  const reactor = draftsAreRecheckedReactor.handlersWith({ commands: { give }, log, store });
  const last = recorded.at(-1)!;
  return { reactor, given, refusing, last, subjects: () => given.map(({ subject }) => subject) };
}

const [p1, p2, p3] = [planStream('p1'), planStream('p2'), planStream('p3')];
const wrongState = {
  command: commandSaid(planCommands, 'RecheckPlan'),
  expected: 'Drafted',
  state: 'Submitted',
} as const;
const registered = [unitStream('u'), 'UnitRegistered'] as const;

describe('the reactor that has drafts re-checked', () => {
  it('the reactor re-checks every draft when the directory changes, and no other plan', async () => {
    const { reactor, given, last, subjects } = await office([
      [p1, 'PlanRead'],
      [p2, 'PlanRead'],
      [p3, 'PlanRead'],
      [p2, 'PlanSubmitted'],
      [p3, 'PlanDiscarded'],
      registered,
    ]);
    await reactor.handle(last);
    await reactor.handle(last);
    expect(subjects()).toEqual(['p1', 'p1']);
    const [once, again] = given.map(({ context }) => context);
    expect(once).toMatchObject({ actor: { role: 'system' }, correlationId: 'why', causationId: last.id });
    expect(again!.commandId).toBe(once!.commandId);
  });

  it('the reactor leaves a draft alone on what the directory had before the draft was read, as when it goes through old events', async () => {
    const { reactor, last, subjects } = await office([registered, [p1, 'PlanRead']]);
    await reactor.handle({ ...last, ...eventOf('UnitRegistered'), stream: unitStream('u'), position: 1n });
    expect(subjects()).toEqual([]);
  });

  it.each(['PlanRead', 'PlanReturned'])('the reactor re-checks a plan that becomes a draft by %s', async (type) => {
    const { reactor, last, subjects } = await office([
      [p1, 'PlanRead'],
      [p2, type],
    ]);
    await reactor.handle(last);
    expect(subjects()).toEqual(['p2']);
  });

  it('the reactor passes over a plan that is a draft no longer, and tells of any other refusal', async () => {
    const said: object[] = [];
    const log: Log = { ...silentLog, error: (details) => void said.push(details) };
    const { reactor, refusing, last, subjects } = await office(
      [[p1, 'PlanRead'], [p2, 'PlanRead'], [p3, 'PlanRead'], registered],
      log,
    );
    refusing.set('p1', refusal(planRefusals)('PLAN_WRONG_STATE', wrongState));
    refusing.set('p2', refusal(planRefusals)('PLAN_NOT_FOUND', { planId: 'p2' }));
    await reactor.handle(last);
    expect(subjects()).toEqual(['p3']);
    expect(said).toEqual([expect.objectContaining({ plan: 'p2', code: 'PLAN_NOT_FOUND' })]);
  });

  it.each([
    ['a lost connection', new Error('connection lost')],
    ['another writer that is always first', refuseCommand('COMMAND_CONTENDED', { attempts: 5 })],
  ])('the reactor tries again after %s', async (_, failure) => {
    const { reactor, refusing, last } = await office([[p1, 'PlanRead'], registered]);
    refusing.set('p1', failure);
    await expect(reactor.handle(last)).rejects.toBe(failure);
    expect(reactor.onFailure(last as RecordedEvent, failure, 1_000)).toEqual({ retryAfterMs: 5_000 });
  });
});
