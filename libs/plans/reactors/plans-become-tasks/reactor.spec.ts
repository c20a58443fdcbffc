import { describe, expect, it } from '@jest/globals';
import { type CommandContext, type CommandOutcome, type GivenCommand, refuseCommand } from '#commands';
import { asStored, createMemoryEventStore, type RecordedEvent } from '#event-store';
import { refusal } from '#kernel';
import { planStream } from '#plans/contract';
import { type Log, silentLog } from '#runtime';
import { taskIdOf, taskRefusals } from '#tasks/contract';
import { plansBecomeTasksReactor } from './reactor.js';

const issued: RecordedEvent = {
  id: '0190c3f0-0000-7000-8000-000000000001',
  type: 'PlanIssued',
  schemaVersion: 1,
  stream: planStream('p1'),
  revision: 3,
  position: 9n,
  recordedAt: '2023-01-20T02:00:00.000Z',
  data: { planId: 'p1', issuedOn: '2023-01-20', noticeNumber: '督1', seqs: [1, 2, 3] },
  metadata: {
    occurredAt: '2023-01-20T01:00:00.000Z',
    actor: { account: 'd', role: 'director' },
    commandId: 'issue',
    commandHash: 'x',
    correlationId: 'the-plan',
    causationId: null,
    source: 'http',
  },
};
const store = createMemoryEventStore({ upcasters: asStored });
const retried = { retryAfterMs: expect.any(Number) };

type Given = GivenCommand & { readonly context: CommandContext };
const outcome: CommandOutcome = { stream: 's', revision: 0, position: 1n, events: 1, repeated: false };

/** Takes commands down, after `before` has had its say. */
function recording(before: (command: GivenCommand) => void = () => undefined) {
  const given: Given[] = [];
  const give = async (command: GivenCommand, context: CommandContext): Promise<CommandOutcome> => {
    before(command);
    given.push({ ...command, context });
    return outcome;
  };
  return { given, commands: { give } };
}

describe('the reactor from plan to tasks', () => {
  it('the reactor from plan to tasks gives each task its command with the time of the plan’s event and the same key every time', async () => {
    const { given, commands } = recording();
    const reactor = plansBecomeTasksReactor.handlersWith({ commands, log: silentLog, store });
    await reactor.handle(issued);
    await reactor.handle(issued);
    const once = given.slice(0, 3);
    expect(once.map(({ subject, type }) => [subject, type])).toEqual(
      [1, 2, 3].map((seq) => [taskIdOf('p1', seq), 'DispatchTask']),
    );
    expect(once[0]!.context).toMatchObject({
      at: '2023-01-20T01:00:00.000Z',
      actor: { role: 'system' },
      correlationId: 'the-plan',
      causationId: issued.id,
      source: 'process',
    });
    const keys = given.map(({ context }) => context.commandId);
    expect(keys.slice(3)).toEqual(keys.slice(0, 3));
    expect(new Set(keys).size).toBe(3);
  });

  it('the reactor from plan to tasks passes over a task whose rules refuse, and says which', async () => {
    const { given, commands } = recording(({ subject }) => {
      if (subject === taskIdOf('p1', 2)) throw refusal(taskRefusals)('TASK_NO_MAIN_UNIT');
    });
    const said: object[] = [];
    const log: Log = { ...silentLog, error: (details) => void said.push(details) };
    await plansBecomeTasksReactor.handlersWith({ commands, log, store }).handle(issued);
    expect(given).toHaveLength(2);
    expect(said).toEqual([
      expect.objectContaining({ plan: 'plan-p1', task: taskIdOf('p1', 2), code: 'TASK_NO_MAIN_UNIT' }),
    ]);
  });

  it.each([
    ['a lost connection', new Error('connection lost')],
    ['another writer that is always first', refuseCommand('COMMAND_CONTENDED', { attempts: 5 })],
  ])(
    'the reactor from plan to tasks is tried again after %s, once the other tasks have their commands',
    async (_, failure) => {
      const { given, commands } = recording(({ subject }) => {
        if (subject === taskIdOf('p1', 1)) throw failure;
      });
      const reactor = plansBecomeTasksReactor.handlersWith({ commands, log: silentLog, store });
      await expect(reactor.handle(issued)).rejects.toBe(failure);
      expect(given).toHaveLength(2);
      expect(reactor.onFailure(issued, failure, 1)).toEqual(retried);
      expect(reactor.onFailure(issued, failure, 1_000)).toEqual({ retryAfterMs: 5_000 });
    },
  );
});
