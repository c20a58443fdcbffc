import { beforeAll, describe, expect, it } from '@jest/globals';
import { intakeWorld } from './spec/intake-world.js';
import { commandTo, thisMonth, units } from './spec/unit-commands.js';

const world = intakeWorld();
const { direct, dispatchedTask, eventsOf, running, send } = world;
const { signed } = world.keys;
const { receiptOf } = world.replies;
const [own, other] = units;

describe('a unit that a message names', () => {
  beforeAll(async () => {
    await direct('RenameUnit', { unitId: own, name: '区交通委', on: '2020-01-01' });
    await direct('AddUnitAlias', { unitId: own, alias: '区交通委员会' });
    await direct('RenameUnit', { unitId: other, name: '区财政局', on: '2020-01-01' });
    for (const unitId of units) await world.alreadyCalled(unitId, '两家之一');
    for (let place = 1; place <= 30; place++)
      await direct('RegisterUnit', { unitId: `zhen-${place}`, name: `第${place}镇政府`, kind: 'town', aliases: [] });
  });

  /** The receipts of what the first unit signs, in the sequence of the names. */
  async function receiptsFor(taskId: string, ...names: readonly string[]) {
    const commands = names.map((unit) => commandTo(taskId, 'ReceiveAssignment', { unit }));
    const receipts: Awaited<ReturnType<typeof receiptOf>>[] = [];
    await running(async () => {
      await send(taskId, ...(await Promise.all(commands.map((command) => signed(command, own)))));
      for (const command of commands) receipts.push(await receiptOf(command));
    });
    return receipts;
  }

  it.each(['区交通委', '区交通委员会', ' 区 交通委 ', own])(
    'a unit that a message names as %j is the unit, and the event has its id',
    async (name) => {
      const taskId = await dispatchedTask();
      const [receipt] = await receiptsFor(taskId, name);
      expect(receipt).toMatchObject({ outcome: 'accepted', unit: own, command: 'ReceiveAssignment' });
      const received = (await eventsOf(taskId)).find(({ type }) => type === 'AssignmentReceived');
      expect(received?.data).toMatchObject({ unit: own });
    },
  );

  it('a unit that the header of a message names by what it is called is the unit whose key signed', async () => {
    const taskId = await dispatchedTask();
    const commands = ['区交通委', '区交通委员会'].map((name) => ({
      name,
      command: commandTo(taskId, 'ReceiveAssignment'),
    }));
    await running(async () => {
      for (const { name, command } of commands) {
        await send(taskId, await signed(command, own, { kid: `${name}/k1` }));
        expect(await receiptOf(command)).toMatchObject({ unit: own, command: 'ReceiveAssignment' });
      }
    });
  });

  it('a unit that a message names with other content as well is the unit in its events', async () => {
    const taskId = await dispatchedTask();
    const receive = commandTo(taskId, 'ReceiveAssignment', { unit: '区交通委' });
    const report = { unit: '区交通委员会', period: thisMonth, percent: 10, narrative: '已开工' };
    const reported = commandTo(taskId, 'ReportProgress', report);
    await running(async () => {
      await send(taskId, await signed(receive, own), await signed(reported, own));
      expect(await receiptOf(reported)).toMatchObject({ outcome: 'accepted' });
    });
    const event = (await eventsOf(taskId)).find(({ type }) => type === 'ProgressReported');
    expect(event?.data).toMatchObject({ unit: own, period: thisMonth });
  });

  it('a unit that a message names by what two units are called is refused in its receipt with both', async () => {
    const taskId = await dispatchedTask();
    const [receipt] = await receiptsFor(taskId, '两家之一');
    expect(receipt).toMatchObject({ outcome: 'refused', code: 'UNIT_AMBIGUOUS', taskId });
    const { choices } = receipt!.details as { choices: string[] };
    expect(choices.toSorted()).toEqual(['区交通委', '区财政局']);
    expect(receipt!.zh).toMatch(/“两家之一”可指多个单位：(区交通委、区财政局|区财政局、区交通委)。/);
    expect(receipt!.en).toMatch(/"两家之一" may mean any of these units: /);
    expect((await eventsOf(taskId)).some(({ type }) => type === 'AssignmentReceived')).toBe(false);
  });

  it('a unit that a message names and nobody knows is refused in its receipt with the nearest, or with a few', async () => {
    const taskId = await dispatchedTask();
    const [near, far] = await receiptsFor(taskId, '区财局', 'xyz');
    expect(near).toMatchObject({
      outcome: 'refused',
      code: 'UNIT_UNKNOWN',
      details: { name: '区财局', suggestions: ['区财政局'] },
      zh: expect.stringContaining('登记簿中没有单位“区财局”。可选的有：区财政局。'),
      en: expect.stringContaining('No unit "区财局" is registered. There are, nearest first: 区财政局.'),
    });
    const { suggestions } = far!.details as { suggestions: string[] };
    expect(suggestions).toHaveLength(5);
    for (const name of suggestions) expect(far!.zh).toContain(name);
  });

  it('a unit that a message names by the name of another unit is refused with the names of both', async () => {
    const [receipt] = await receiptsFor(await dispatchedTask(), '区财政局');
    expect(receipt).toMatchObject({
      outcome: 'refused',
      code: 'TASK_FOREIGN_UNIT',
      details: { own, unit: other },
      zh: expect.stringMatching(/区交通委.*区财政局/),
    });
  });

  it('a unit that a message names too long is refused as content that is wrong, and so is one that is no text', async () => {
    const taskId = await dispatchedTask();
    const [receipt] = await receiptsFor(taskId, '委'.repeat(81));
    expect(receipt).toMatchObject({ outcome: 'refused', code: 'COMMAND_INVALID', zh: expect.stringContaining('80') });
    const odd = commandTo(taskId, 'ReceiveAssignment', { unit: 7 });
    await running(async () => {
      await send(taskId, await signed(odd, own));
      expect(await receiptOf(odd)).toMatchObject({ outcome: 'refused', code: 'COMMAND_INVALID' });
    });
  });
});
