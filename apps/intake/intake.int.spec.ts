import { describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { createMetrics } from '#platform';
import { target } from '#tasks/contract';
import { intakeWorld } from './spec/intake-world.js';
import { until } from './spec/replies.js';
import { commandTo, thisMonth, units } from './spec/unit-commands.js';
import { largestMessage } from './verify.js';

const world = intakeWorld();
const { dispatchedTask, eventsOf, running, send } = world;
const { signed } = world.keys;
const { letters, receiptOf, receiptsOf } = world.replies;

describe('what the intake makes of a message', () => {
  it('the intake carries out the commands of a key in order, in the name of the unit whose key signed, each with a receipt', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment');
    const finish = commandTo(
      taskId,
      'ReportProgress',
      { period: thisMonth, percent: 10, narrative: '已开工' },
      { correlationId: 'x1' },
    );
    const foreign = commandTo(taskId, 'ReceiveAssignment', { unit: units[1] });
    await running(async () => {
      await send(
        taskId,
        await signed(receive, units[0]),
        await signed(finish, units[0]),
        await signed(foreign, units[0]),
      );
      const accepted = await receiptOf(receive);
      expect(accepted).toMatchObject({ outcome: 'accepted', unit: units[0], command: 'ReceiveAssignment', taskId });
      expect(await receiptOf(foreign)).toMatchObject({
        outcome: 'refused',
        code: 'TASK_FOREIGN_UNIT',
        zh: expect.stringContaining('本单位'),
      });
      expect(await receiptOf(finish)).toMatchObject({ outcome: 'accepted', correlationId: 'x1' });
    });
    const events = await eventsOf(taskId);
    const received = events.find(({ type }) => type === 'AssignmentReceived')!;
    expect(received).toMatchObject({
      data: { unit: units[0] },
      metadata: { actor: { account: `经办人甲@${units[0]}`, role: 'unitHead', unit: units[0] }, source: 'kafka' },
    });
    expect(events.find(({ type }) => type === 'ProgressReported')).toMatchObject({
      type: 'ProgressReported',
      metadata: { correlationId: 'x1' },
    });
    const { message } = receiptsOf(receive.id)[0]!;
    expect(message).toMatchObject({
      key: taskId,
      headers: { ce_type: 'zhezi.receipt.accepted', ce_orderid: receive.id },
    });
  });

  it('the intake refuses a second report of a month with a receipt that says which one to name, and takes in the correction', async () => {
    const taskId = await dispatchedTask();
    const said = { period: thisMonth, percent: 10, narrative: '已开工' };
    const [receive, first, second] = [
      commandTo(taskId, 'ReceiveAssignment'),
      commandTo(taskId, 'ReportProgress', said),
      commandTo(taskId, 'ReportProgress', { ...said, percent: 12 }),
    ];
    const correction = commandTo(taskId, 'ReportProgress', { ...said, percent: 12, replaces: 1 });
    await running(async () => {
      const all = [receive, first, first, second, correction];
      await send(taskId, ...(await Promise.all(all.map((command) => signed(command, units[0])))));
      expect(await receiptOf(correction)).toMatchObject({ outcome: 'accepted' });
      await until('the repeat has its receipt', () => receiptsOf(first.id).length === 2);
    });
    expect(receiptsOf(first.id).map(({ content }) => content.outcome)).toEqual(['accepted', 'accepted']);
    expect(receiptsOf(second.id)[0]!.content).toMatchObject({
      ...{ outcome: 'refused', code: 'REPORT_ALREADY_GIVEN' },
      details: { unit: units[0], period: thisMonth, replaces: 1, report: '10%', by: `经办人甲@${units[0]}` },
    });
    const reports = (await eventsOf(taskId)).filter(({ type }) => type === 'ProgressReported');
    expect(reports.map(({ data }) => data.percent)).toEqual([10, 12]);
  });

  it('the intake warns a unit in its receipt of targets that its completion does not reach', async () => {
    const taskId = await dispatchedTask([
      target.parse({ indicator: '修路', comparator: '=', value: 3, unit: '条', printed: '3条' }),
    ]);
    const [receive, finish, submit] = [
      commandTo(taskId, 'ReceiveAssignment'),
      commandTo(taskId, 'FinishAssignment', { summary: '完成' }),
      commandTo(taskId, 'SubmitCompletion', { summary: '完成' }),
    ];
    await running(async () => {
      const all = [receive, finish, submit];
      await send(taskId, ...(await Promise.all(all.map((command) => signed(command, units[0])))));
      expect(await receiptOf(submit)).toMatchObject({
        ...{ outcome: 'accepted', warnings: [{ zh: '第 1 项目标值“修路3条”没有反馈数值' }] },
      });
      expect(await receiptOf(finish)).not.toHaveProperty('warnings');
    });
  });

  it('the intake puts messages that cannot be believed or read among the dead letters as they came, with the reason, and goes on', async () => {
    const taskId = await dispatchedTask();
    await world.registerKey(units[1], 'lost', 'clerk');
    const revoke = { unitId: units[1], keyId: 'lost', reason: '遗失' };
    await world.direct('RevokeUnitKey', revoke);
    const good = commandTo(taskId, 'ReceiveAssignment');
    const { privateKey: strange } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const token = (await signed(good, units[0])).toString();
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...good, account: '他人' })).toString('base64url');
    const bad: readonly (readonly [string, Buffer])[] = [
      ['SIGNATURE_UNREADABLE', Buffer.from('{"command":"ReceiveAssignment"}')],
      ['SIGNATURE_UNREADABLE', Buffer.alloc(0)],
      ['SIGNATURE_UNREADABLE', Buffer.from([0xff, 0x00, 0x2e, 0x2e])],
      ['SIGNATURE_WRONG', Buffer.from(`${head}.${changed}.${signature}`)],
      ['SIGNATURE_WRONG', await signed(good, units[1], { kid: `${units[0]}/k1` })],
      ['SIGNATURE_WRONG', await signed(good, units[0], { key: strange })],
      ['SIGNING_UNIT_UNKNOWN', await signed(good, units[0], { kid: 'nobody/k1' })],
      ['SIGNING_KEY_UNKNOWN', await signed(good, units[0], { kid: `${units[0]}/k9` })],
      ['SIGNING_KEY_REVOKED', await signed(good, units[1], { kid: `${units[1]}/lost` })],
      ['ORDER_UNREADABLE', await signed('no JSON', units[0])],
      ['ORDER_UNREADABLE', await signed({ ...good, unit: units[1] }, units[0])],
      ['ORDER_UNKNOWN', await signed({ ...good, command: 'WithdrawTask', data: { reason: '无' } }, units[0])],
      ['ORDER_UNKNOWN', await signed({ ...good, command: '__proto__' }, units[0])],
      ['MESSAGE_TOO_LONG', Buffer.alloc(largestMessage + 1, 'a')],
    ];
    const before = letters.length;
    await running(async () => {
      await send(taskId, ...bad.map(([, value]) => value), Buffer.from(token));
      expect(await receiptOf(good)).toMatchObject({ outcome: 'accepted', unit: units[0] });
      await until('all dead letters are there', () => letters.length === before + bad.length);
    });
    const found = letters.slice(before);
    expect(found.map(({ headers }) => headers.zhezi_reason)).toEqual(bad.map(([code]) => code));
    expect(found.map(({ value }, index) => value.equals(bad[index]![1]))).toEqual(bad.map(() => true));
    expect(found[0]).toMatchObject({ key: taskId, headers: { 'original_content-type': 'application/jose' } });
    expect(found[0]!.headers.zhezi_reason_zh).toMatch(/紧凑 JWS/);
  });

  it('the intake answers what a rule, its content or the role of its key refuses with code and sentences', async () => {
    await world.registerKey(units[1], 'desk', 'clerk');
    const taskId = await dispatchedTask();
    const byClerk = commandTo(taskId, 'FinishAssignment', { summary: '完成' });
    const wrong = commandTo(taskId, 'ReportProgress', { period: 'January', narrative: '', extra: 1 });
    const nowhere = commandTo('plan-999', 'ReceiveAssignment');
    await running(async () => {
      await send(
        taskId,
        await signed(byClerk, units[1], { kid: `${units[1]}/desk`, key: world.keys.of(units[1], 'desk') }),
      );
      await send(taskId, await signed(wrong, units[0]), await signed(nowhere, units[0]));
      expect(await receiptOf(byClerk)).toMatchObject({ outcome: 'refused', code: 'TASK_FORBIDDEN_ROLE' });
      expect(await receiptOf(wrong)).toMatchObject({
        outcome: 'refused',
        code: 'COMMAND_INVALID',
        en: expect.stringMatching(/period.*extra/),
      });
      expect(await receiptOf(nowhere)).toMatchObject({ outcome: 'refused', code: 'TASK_NOT_FOUND' });
    });
  });

  it('the intake answers or puts aside commands with texts that no database can keep, and goes on', async () => {
    const taskId = await dispatchedTask();
    const odd = ['\u0000', '\ud800'].flatMap((text) => [
      commandTo(taskId, 'ReceiveAssignment', {}, { correlationId: `a${text}` }),
      commandTo(taskId, 'ReceiveAssignment', {}, { account: `a${text}b` }),
      commandTo(taskId, 'ReceiveAssignment', { [`a${text}`]: 1 }),
      commandTo(taskId, 'ReportProgress', { period: thisMonth, percent: 10, narrative: `a${text}` }),
    ]);
    const last = commandTo(taskId, 'ReceiveAssignment');
    const before = letters.length;
    await running(async () => {
      await send(taskId, ...(await Promise.all([...odd, last].map((one) => signed(one, units[0])))));
      expect(await receiptOf(last)).toMatchObject({ taskId });
    });
    const answered = (): number => odd.filter(({ id }) => receiptsOf(id).length > 0).length + letters.length - before;
    await until('each was answered or put aside', () => answered() === odd.length);
  });

  it('the intake counts commands by what became of them, once that is acknowledged', async () => {
    const taskId = await dispatchedTask();
    const metrics = createMetrics('intake');
    const good = commandTo(taskId, 'ReceiveAssignment');
    const bad = commandTo('plan-999', 'ReceiveAssignment');
    await running(
      async () => {
        await send(taskId, Buffer.from('no command'), await signed(bad, units[0]), await signed(good, units[0]));
        await receiptOf(good);
      },
      { observability: { metrics } },
    );
    const text = await metrics.read();
    for (const outcome of ['accepted', 'refused', 'unread'])
      expect(text).toContain(`zhezi_intake_commands_total{outcome="${outcome}",process="intake"} 1`);
  });
});
