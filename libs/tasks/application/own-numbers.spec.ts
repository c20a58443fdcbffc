import { beforeEach, describe, expect, it } from '@jest/globals';
import { AggregateWriter, type CommandContext, type CommandOutcome, metadataOf } from '#commands';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { type Actor, newId } from '#kernel';
import { taskCodec, type TaskCommand, type TaskEvents, taskStream } from '#tasks/contract';
import { createTaskDecider, type TaskFolded } from '../domain/aggregate/decider.js';
import { rules } from '../domain/spec/rules.js';
import { command as commandBy, finish, people, report, started, taskId } from '../domain/spec/tasks.js';
import { inOwnNumbers } from './own-numbers.js';

const stream = taskStream(taskId);
const reportOf = (by: Actor) => report(by, '2023-02-01', '2023-01');
const instruct = commandBy('GiveInstruction', people.leader, '2023-02-01', { text: '抓紧办理' });

describe('the revision a command rests on, and the one it answers', () => {
  let store: EventStore;
  let tasks: AggregateWriter<TaskCommand, TaskEvents, TaskFolded>;

  beforeEach(async () => {
    store = createMemoryEventStore({ upcasters: asStored });
    tasks = new AggregateWriter(store, { decider: createTaskDecider(rules), codec: taskCodec });
    for (const one of started) await give(one);
  });

  /** @param meanwhile what others do between the look at the stream and the writing, once each. */
  async function give(
    command: TaskCommand,
    seen?: number,
    meanwhile: TaskCommand[] = [],
    commandId = newId(),
  ): Promise<CommandOutcome> {
    const context: CommandContext = {
      ...{ actor: command.by, at: command.at, commandId, correlationId: 'c', causationId: null, source: 'http' },
      ...(seen !== undefined && { expectedRevision: seen }),
    };
    return inOwnNumbers(store, stream, context, async (expectedRevision) => {
      const other = meanwhile.shift();
      if (other) await give(other);
      return tasks.execute(stream, command, metadataOf(context, command.data), expectedRevision);
    });
  }

  it('an office counts by the revisions of the stream, and its revision is stale after every event', async () => {
    const first = await give(instruct);
    expect(first.revision).toBe((await store.readStream(stream)).length - 1);
    await give(reportOf(people.fgwClerk));
    await expect(give(instruct, first.revision)).rejects.toMatchObject({ code: 'REVISION_STALE' });
  });

  it('a unit counts by the positions of events, and an event that it may not read does not make its revision stale', async () => {
    const seen = Number((await give(instruct)).position);
    await give(reportOf(people.jwClerk));
    const answered = await give(reportOf(people.fgwClerk), seen);
    expect(answered.revision).toBe(Number(answered.position));
  });

  it('the revision of a unit is stale after an event that the unit may read, and the refusal names positions', async () => {
    const seen = Number((await give(reportOf(people.fgwClerk))).position);
    const newer = Number((await give(instruct)).position);
    await expect(give(finish(people.fgwHead, '2023-02-02'), seen)).rejects.toMatchObject({
      code: 'REVISION_STALE',
      details: { expected: seen, actual: newer },
    });
  });

  it('a command of a unit is carried out although a hidden event comes while the command is written', async () => {
    const seen = Number((await give(instruct)).position);
    const hidden = [reportOf(people.jwClerk), finish(people.jwHead, '2023-02-02')];
    await expect(give(reportOf(people.fgwClerk), seen, hidden)).resolves.toMatchObject({ repeated: false });
  });

  it('a command of a unit is refused as stale when an event that the unit may read comes while the command is written', async () => {
    const seen = Number((await give(instruct)).position);
    const others = [reportOf(people.jwClerk), instruct];
    await expect(give(reportOf(people.fgwClerk), seen, others)).rejects.toMatchObject({
      code: 'REVISION_STALE',
      details: { expected: seen },
    });
  });

  it('a command of a unit is given up after a bounded number of hidden events', async () => {
    const seen = Number((await give(instruct)).position);
    const hidden = Array.from({ length: 20 }, (_, before) =>
      report(people.jwClerk, '2023-02-01', '2023-01', before === 0 ? {} : { replaces: before }),
    );
    await expect(give(reportOf(people.fgwClerk), seen, hidden)).rejects.toMatchObject({ code: 'COMMAND_CONTENDED' });
    expect(hidden.length).toBeGreaterThan(10);
  });

  it('a repeated command of a unit gets its first answer although its revision is stale by then', async () => {
    const seen = Number((await give(instruct)).position);
    const command = reportOf(people.fgwClerk);
    const first = await give(command, seen, [], 'key');
    await give(instruct);
    expect(await give(command, seen, [], 'key')).toEqual({ ...first, repeated: true });
  });

  it('a unit without a part in the task is refused for that reason, whatever revision it names', async () => {
    const stranger = commandBy('ReceiveAssignment', people.strangerClerk, '2023-02-01', { unit: 'zfj' });
    await expect(give(stranger, 1)).rejects.toMatchObject({ code: 'TASK_NOT_OF_UNIT' });
  });
});
