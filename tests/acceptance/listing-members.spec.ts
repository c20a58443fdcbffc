import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { CommandGateway } from '#commands';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asStored, createMemoryEventStore } from '#event-store';
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

const contextOf = (role: Role) => ({
  actor: { account: role, role },
  at,
  commandId: `c${++given}`,
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

beforeAll(async () => {
  const surroundings = {
    clock: fixedClock(at),
    store,
    configuration: loadConfiguration({}),
    readDatabase: new ReadDatabase('postgres://never.connected'),
    accessTokens: {} as AccessTokens,
  };
  @Module({ imports: [InfrastructureModule.with(surroundings), OrganizationsModule, PlansModule] })
  class Office {}
  const app = await NestFactory.createApplicationContext(Office, { logger: false });
  await app.init();
  close = async () => {
    await app.close();
    await store.close();
  };
  commands = app.get(CommandGateway);
  bus = app.get(CommandBus);
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
