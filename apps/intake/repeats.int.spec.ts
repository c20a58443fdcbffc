import { describe, expect, it } from '@jest/globals';
import { type Clock, systemClock } from '#kernel';
import type { Inbox } from '#messaging';
import { intakeWorld } from './spec/intake-world.js';
import { until } from './spec/replies.js';
import { commandTo, thisMonth, units } from './spec/unit-commands.js';

const world = intakeWorld();
const { dispatchedTask, running, send, sendTogether, typesOf } = world;
const { signed } = world.keys;
const { receiptOf, receiptsOf } = world.replies;

describe('a command that comes to the intake again', () => {
  it('the intake counts a command once, whether it is sent again, signed again, or replayed with other content', async () => {
    const taskId = await dispatchedTask();
    const once = commandTo(taskId, 'ReceiveAssignment');
    const bytes = await signed(once, units[0]);
    const again = await signed({ ...once, issuedAt: systemClock.now() }, units[0]);
    const other = await signed({ ...once, command: 'DisputeAssignment', data: { reason: '不属本单位' } }, units[0]);
    const old = commandTo(
      taskId,
      'ReceiveAssignment',
      {},
      { issuedAt: new Date(Date.parse(systemClock.now()) - 8 * 86_400_000).toISOString() },
    );
    await running(async () => {
      await send(taskId, bytes, bytes, again, other, await signed(old, units[0]));
      expect(await receiptOf(old)).toMatchObject({ outcome: 'refused', code: 'ORDER_OUT_OF_TIME' });
    });
    const [first, second, third, fourth] = receiptsOf(once.id);
    expect(first!.content.outcome).toBe('accepted');
    expect([second!.content, third!.content]).toEqual([first!.content, first!.content]);
    expect(second!.message.headers.ce_id).toBe(first!.message.headers.ce_id);
    expect(fourth!.content).toMatchObject({ outcome: 'refused', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });

  it('the intake looks up and keeps the commands of a batch at once, and answers one id as one, whatever its keys', async () => {
    const [one, two] = [await dispatchedTask(), await dispatchedTask()];
    const twice = commandTo(one, 'ReceiveAssignment');
    const foreign = { ...commandTo(two, 'ReceiveAssignment'), id: twice.id };
    const last = commandTo(two, 'ReceiveAssignment');
    const asked: number[] = [];
    const inbox: Inbox = {
      ...world.ports.inbox,
      find: (messages) => (asked.push(messages.length), world.ports.inbox.find(messages)),
      keep: (answers) => (asked.push(answers.length), world.ports.inbox.keep(answers)),
    };
    const bytes = await signed(twice, units[0]);
    await sendTogether([
      { key: one, value: bytes },
      { key: one, value: bytes },
      { key: 'another key', value: bytes },
      { key: two, value: await signed(foreign, units[0]) },
      { key: two, value: await signed(last, units[0]) },
    ]);
    await running(async () => void (await receiptOf(last)), { inbox });
    await until('all receipts are there', () => receiptsOf(twice.id).length === 4);
    expect(asked).toEqual([5, 2]);
    const [first, ...others] = receiptsOf(twice.id)
      .map(({ content }) => content)
      .filter(({ taskId }) => taskId !== two);
    expect(first).toMatchObject({ outcome: 'accepted', taskId: one });
    expect(others).toEqual([first, first]);
    expect(receiptsOf(twice.id).find(({ content }) => content.taskId === two)!.content).toMatchObject({
      outcome: 'refused',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    for (const taskId of [one, two])
      expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });

  it('the intake gives a command its first answer, from the facts, when it comes again after everything about it was forgotten', async () => {
    const taskId = await dispatchedTask();
    const done = commandTo(taskId, 'ReceiveAssignment');
    const never = commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 10, narrative: '已开工' });
    const bytes = await signed(done, units[0]);
    await running(async () => {
      await send(taskId, bytes);
      await receiptOf(done);
    });
    await world.ports.inbox.forgetBefore('2999-01-01T00:00:00.000Z');
    const later: Clock = { now: () => new Date(Date.parse(systemClock.now()) + 15 * 86_400_000).toISOString() };
    await running(
      async () => {
        await send(taskId, bytes, await signed(never, units[0]));
        expect(await receiptOf(never)).toMatchObject({ outcome: 'refused', code: 'ORDER_OUT_OF_TIME' });
      },
      { clock: later },
    );
    const [first, again] = receiptsOf(done.id);
    expect(first!.content.outcome).toBe('accepted');
    expect(again!.content).toEqual(first!.content);
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
  });
});
