import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { CommandGateway } from '#commands';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore, type EventStore } from '#event-store';
import { fixedClock, type Role } from '#kernel';
import { toDirectory, OrganizationsModule } from '#organizations';
import type { OrganizationCommandType } from '#organizations/contract';
import { type AccessTokens, InfrastructureModule, loadConfiguration } from '#platform';
import { ReadDatabase } from '#projections';
import { ImportDocument, ListMembers, PlansModule } from '#plans';
import { type PlanEventData, planStream } from '#plans/contract';

const at = '2021-03-01T01:00:00.000Z';
const text = `某区2021年重点工作折子工程

一、城市管理
1.整治背街小巷。
主责单位：各街道办事处、区甲局
协办单位：宝塔街道办事处
完成时限：2021年12月底
2.开展垃圾分类。
主责单位：区甲局
协办单位：相关街道办事处
完成时限：2021年12月底
3.清理河道。
主责单位：各街道办事处、区丙局
完成时限：2021年12月底
4.维护道路。
主责单位：区甲局、各街道办事处
协办单位：区乙局
完成时限：2021年12月底
`;
const store = createMemoryEventStore({ clock: fixedClock(at), upcasters: asStored });
let close: () => Promise<void>;
let planId: string;
let commands: CommandGateway;
let bus: CommandBus;
let given = 0;

const contextOf = (role: Role, commandId = `c${++given}`) => ({
  actor: { account: role, role },
  at,
  commandId,
  correlationId: 'c',
  causationId: null,
  source: 'http' as const,
});
const register = (type: OrganizationCommandType, data: object) =>
  commands.give(toDirectory(type, data), contextOf('director'));
const list = (data: object) => bus.execute(new ListMembers(planId, data, contextOf('officer')));
const corrections = async () =>
  (await store.readStream(planStream(planId)))
    .filter(({ type }) => type === 'PlanCorrected')
    .map(({ data }) => data as unknown as PlanEventData<'PlanCorrected'>)
    .map(({ seq, correction }) =>
      correction.field === 'units'
        ? `${seq} ${correction.value.map(({ name, role }) => `${name} ${role}`).join('、')}`
        : '',
    );

/** A process of its own on a store. */
async function openOffice(on: EventStore) {
  const surroundings = {
    clock: fixedClock(at),
    store: on,
    configuration: loadConfiguration({}),
    readDatabase: new ReadDatabase('postgres://never.connected'),
    accessTokens: {} as AccessTokens,
    takesEvents: () => on.tryAppend(),
  };
  @Module({ imports: [InfrastructureModule.with(surroundings), OrganizationsModule, PlansModule] })
  class Office {}
  const app = await NestFactory.createApplicationContext(Office, { logger: false });
  await app.init();
  return { commands: app.get(CommandGateway), bus: app.get(CommandBus), close: () => app.close() };
}

/** The store as a process sees it that is cut off after some appends. */
const cutOffAfter = (appends: number): EventStore => ({
  append: async (events) => {
    if (appends-- <= 0) throw new Error('cut off');
    return store.append(events);
  },
  readStream: (stream, options) => store.readStream(stream, options),
  readAll: (options) => store.readAll(options),
  subscribe: (options) => store.subscribe(options),
  tryAppend: () => store.tryAppend(),
  head: () => store.head(),
  close: () => Promise.resolve(),
});

beforeAll(async () => {
  const office = await openOffice(store);
  ({ commands, bus } = office);
  close = async () => {
    await office.close();
    await store.close();
  };
  const unit = (unitId: string, name: string, kind: string) =>
    register('RegisterUnit', { unitId, name, kind, aliases: [] });
  await unit('jia', '区甲局', 'department');
  await unit('yi', '区乙局', 'department');
  await unit('bao-ta', '宝塔街道办事处', 'street');
  await unit('he-xi', '河西街道办事处', 'street');
  await unit('ge-jie-dao', '各街道办事处', 'collective');
  await unit('xiang-guan-jie-dao', '相关街道办事处', 'collective');
  const members = { members: ['bao-ta', 'he-xi'], on: '2021-01-01', source: null };
  await register('SetCollectiveMembers', { unitId: 'ge-jie-dao', scope: 'all', ...members });
  await register('SetCollectiveMembers', { unitId: 'xiang-guan-jie-dao', scope: 'candidates', ...members });
  const [plan] = await bus.execute(
    new ImportDocument('plan.txt', new TextEncoder().encode(text), contextOf('officer')),
  );
  planId = plan!.planId;
});
afterAll(() => close());

describe('listing the members of a collective', () => {
  const reason = '各街道分别承办';

  it('listing the members of a collective is refused until somebody says who is meant by 相关', async () => {
    await expect(list({ collectives: ['相关街道办事处'], reason })).rejects.toMatchObject({
      code: 'COLLECTIVE_MEMBERS_OPEN',
    });
    await expect(list({ collectives: ['相关街道办事处'], members: ['nobody'], reason })).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
    });
    expect(await corrections()).toEqual([]);
  });

  it('listing the members of a collective corrects every task that names it once, and leaves out a task with another open finding about its units', async () => {
    const listed = await list({ collectives: ['各街道办事处'], reason });
    expect(listed).toMatchObject({ tasks: [1, 4], left: [3] });
    expect(await corrections()).toEqual([
      '1 河西街道办事处 main、区甲局 main、宝塔街道办事处 support',
      '4 区甲局 main、宝塔街道办事处 main、河西街道办事处 main、区乙局 support',
    ]);
    expect(await list({ collectives: ['各街道办事处'], reason })).toMatchObject({ tasks: [], left: [3] });
  });

  it('listing the members of 相关 takes the units that the command names', async () => {
    await list({ collectives: ['相关街道办事处'], members: ['he-xi'], reason });
    expect((await corrections()).at(-1)).toBe('2 区甲局 main、河西街道办事处 support');
  });

  it('listing the members of what the plan does not name is refused, and the refusal names the collectives that it has', async () => {
    await expect(list({ collectives: ['各街道'], reason })).rejects.toMatchObject({
      code: 'PLAN_COLLECTIVE_NOT_FOUND',
      details: { names: ['各街道'], present: ['各街道办事处'] },
    });
  });

  it('listing the members of a collective is refused to whoever may not correct a plan, and without a reason', async () => {
    const content = { collectives: ['各街道办事处'], reason };
    await expect(bus.execute(new ListMembers(planId, content, contextOf('clerk')))).rejects.toMatchObject({
      code: 'PLAN_FORBIDDEN_ROLE',
      details: { command: 'ListMembers' },
    });
    await expect(list({ collectives: ['各街道办事处'] })).rejects.toMatchObject({ code: 'COMMAND_INVALID' });
  });

  it('listing the members of a collective is refused for a plan that does not exist', async () => {
    const command = new ListMembers('nowhere', { collectives: ['各街道办事处'], reason }, contextOf('officer'));
    await expect(bus.execute(command)).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' });
  });
});

describe('repeating a command that lists members', () => {
  const content = { collectives: ['各街道办事处'], reason: '各街道分别承办' };
  const contextFor = (commandId: string, expectedRevision?: number) => ({
    ...contextOf('officer', commandId),
    ...(expectedRevision !== undefined && { expectedRevision }),
  });
  let plan: string;
  let year = 2021;
  const give = (data: object, context: ReturnType<typeof contextFor>, on = bus) =>
    on.execute(new ListMembers(plan, data, context));
  const headOf = async () => (await store.readStream(planStream(plan))).length - 1;

  beforeEach(async () => {
    const another = new TextEncoder().encode(text.replaceAll('2021', String(++year)));
    const [read] = await bus.execute(new ImportDocument('plan.txt', another, contextOf('officer')));
    plan = read!.planId;
  });

  it('a repeat of listing members answers what the first attempt answered, also when the plan has changed since', async () => {
    const first = await give(content, contextFor('repeat', 0));
    expect(first).toMatchObject({ revision: 2, events: 2, repeated: false, tasks: [1, 4], left: [3] });
    const correction = { field: 'units', change: 'replace', former: '区丙局', unit: 'yi' };
    const given = { type: 'CorrectPlan', subject: plan, content: { seq: 3, correction, reason: '核实' } };
    await commands.give(given, contextOf('officer'));
    expect(await give(content, contextFor('repeat', 0))).toEqual({ ...first, repeated: true });
    expect(await headOf()).toBe(3);
  });

  it('a repeat of listing members in another process answers what the first attempt answered', async () => {
    const other = await openOffice(store);
    const [one, two] = await Promise.all([
      give(content, contextFor('twice')),
      give(content, contextFor('twice'), other.bus),
    ]);
    expect([one.repeated, two.repeated].sort()).toEqual([false, true]);
    expect({ ...two, repeated: false }).toEqual({ ...one, repeated: false });
    expect(await headOf()).toBe(2);
    await other.close();
  });

  it('listing members that was cut off in the middle goes on when it is repeated, and from then on answers for the whole', async () => {
    const failing = await openOffice(cutOffAfter(1));
    await expect(give(content, contextFor('cut', 0), failing.bus)).rejects.toThrow('cut off');
    await failing.close();
    expect(await headOf()).toBe(1);
    const whole = await give(content, contextFor('cut', 0));
    expect(whole).toMatchObject({ revision: 2, events: 2, repeated: false, tasks: [1, 4], left: [3] });
    expect(await give(content, contextFor('cut', 0))).toEqual({ ...whole, repeated: true });
    expect(await headOf()).toBe(2);
  });

  it('listing members under the id of a command with other content is refused, and so is any other command under its id', async () => {
    await give(content, contextFor('used'));
    const refused = { code: 'IDEMPOTENCY_KEY_REUSED', details: { commandId: 'used' } };
    await expect(give({ ...content, reason: '更正' }, contextFor('used'))).rejects.toMatchObject(refused);
    const other = { type: 'DropPlanTask', subject: plan, content: { seq: 2, reason: '重复' } };
    await expect(commands.give(other, contextFor('used'))).rejects.toMatchObject(refused);
  });

  it('listing members on a former revision is refused, also when nothing is left to be listed', async () => {
    await give(content, contextFor('first', 0));
    const stale = { code: 'REVISION_STALE', details: { expected: 0, actual: 2 } };
    await expect(give(content, contextFor('second', 0))).rejects.toMatchObject(stale);
    const nothing = { revision: 2, events: 0, repeated: false, tasks: [], left: [3] };
    expect(await give(content, contextFor('third', 2))).toMatchObject(nothing);
    expect(await give(content, contextFor('fourth'))).toMatchObject(nothing);
  });
});
