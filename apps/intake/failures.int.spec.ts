import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { CommandGateway } from '#commands';
import { deterministicId } from '#kernel';
import type { Inbox, MessageBroker } from '#messaging';
import type { DirectorySource } from '#organizations/contract';
import { intakeWorld } from './spec/intake-world.js';
import { until } from './spec/replies.js';
import { commandTo, thisMonth, units } from './spec/unit-commands.js';

const world = intakeWorld();
const { dispatchedTask, eventsOf, running, send, sendTogether, typesOf } = world;
const { signed } = world.keys;
const { receiptOf, receiptsOf } = world.replies;

describe('the intake when something around it fails', () => {
  it('the intake applies a command once and answers it when it dies between the facts and the receipt', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    let died = false;
    const dying: MessageBroker = {
      ...world.broker,
      consume: (subscription) => world.broker.consume(subscription),
      publish: async () => {
        died = true;
        throw new Error('died before the receipt');
      },
    };
    const forgetful: Inbox = { ...world.ports.inbox, keep: async (answers) => answers };
    await running(
      async () => {
        await send(taskId, await signed(receive, units[0]));
        await until('it came to the receipt', () => died);
      },
      { broker: dying, inbox: forgetful },
    );
    expect(await typesOf(taskId)).toContain('AssignmentReceived');
    expect(receiptsOf(receive.id)).toEqual([]);
    await running(async () => {
      const { revision, position } = await receiptOf(receive);
      expect(revision).toBe(Number(position));
      const events = await eventsOf(taskId);
      expect(revision).toBe(Number(events.at(-1)!.position));
    });
    expect((await typesOf(taskId)).filter((type) => type === 'AssignmentReceived')).toHaveLength(1);
    const { commandId } = (await eventsOf(taskId)).at(-1)!.metadata;
    expect(commandId).toBe(deterministicId('kafka', units[0], receive.id));
  });

  it('the intake lets commands wait in their order while the store is away', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    const report = commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 20, narrative: '推进' });
    let away = 3;
    const directory: DirectorySource = {
      current: async () => {
        if (away-- > 0) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
        return world.ports.directory.current();
      },
    };
    await running(
      async () => {
        await send(taskId, await signed(receive, units[0]), await signed(report, units[0]));
        expect(await receiptOf(report)).toMatchObject({ outcome: 'accepted' });
        expect(await receiptOf(receive)).toMatchObject({ outcome: 'accepted' });
      },
      { directory },
    );
    expect(away).toBeLessThan(0);
    expect(receiptsOf(receive.id)).toHaveLength(1);
  });

  it('the intake keeps a refusal when other commands of its batch have to wait: what came later does not change it', async () => {
    const [early, other] = [await dispatchedTask(), await dispatchedTask()];
    const report = commandTo(early, 'ReportProgress', { period: thisMonth, percent: 10, narrative: '已开工' });
    const receive = commandTo(early, 'ReceiveAssignment');
    const waiting = commandTo(other, 'ReceiveAssignment');
    let isAway = true;
    const failing: Pick<CommandGateway, 'give'> = {
      async give(given, context) {
        if (given.subject !== other || !isAway) return world.commands.give(given, context);
        await until('the others were carried out', () => carriedOut);
        isAway = false;
        throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      },
    };
    let carriedOut = false;
    await sendTogether([
      { key: early, value: await signed(report, units[0]) },
      { key: early, value: await signed(receive, units[0]) },
      { key: other, value: await signed(waiting, units[0]) },
    ]);
    await running(
      async () => {
        while (!(await typesOf(early)).includes('AssignmentReceived')) await delay(10);
        carriedOut = true;
        expect(await receiptOf(waiting)).toMatchObject({ outcome: 'accepted' });
      },
      { commands: failing },
    );
    expect(isAway).toBe(false);
    expect(await receiptOf(report)).toMatchObject({ outcome: 'refused' });
    expect(await receiptOf(receive)).toMatchObject({ outcome: 'accepted' });
    expect(await typesOf(early)).not.toContain('ProgressReported');
  });
});
