import type { Answer, Caller } from '../caller.js';
import { type Harness, startHarness } from '../harness.js';
import { expectDone, issuePlan, planDocument, type PrintedTask, units } from '../plans.js';

export interface World {
  readonly harness: Harness;
  readonly officer: Caller;
  readonly director: Caller;
  readonly head: Caller;
  readonly clerk: Caller;
  readonly unitHead: Caller;
  /** A clerk of a unit that has nothing to do with the task. */
  readonly stranger: Caller;
  /** A task in progress, due on 2023-06-30; the day is 2023-07-03. */
  readonly task: string;
  /** A plan still in draft. */
  readonly draft: string;
  /** A plan submitted by the account `zhang`. */
  readonly submitted: string;
}

const others = [{ text: '一般公共预算收入增长3%。' }, { text: '全社会固定资产投资超千亿元。' }];
const plan = (name: string, number: number, ...tasks: readonly PrintedTask[]): string =>
  planDocument([...tasks, ...others], `2023年通州区${name}重点工作分工方案`, number);
const first = plan('办理测试', 11, { text: '实现地区生产总值增长5%左右。', by: '2023年6月底' });
export const second = plan('拟稿测试', 12);
const third = planDocument(
  [{ text: '完善规划体系。' }, { text: '新建消防站。' }],
  '2023年通州区送审测试重点工作分工方案',
  13,
);
/** A text of white space, of so many megabytes. */
export const megabytes = (count: number): string => ' '.repeat(count * 1024 * 1024);

export async function build(): Promise<World> {
  const harness = await startHarness();
  const officer = await harness.as('officer');
  const unitHead = await harness.as('unitHead', { unit: units.reform });
  const { taskId } = await issuePlan(harness, first);
  expectDone(await unitHead.post(`/v1/tasks/${taskId(1)}/receipts`));
  const zhang = await harness.as('officer', { account: 'zhang' });
  const draft = expectDone(await officer.upload('/v1/documents', second)).plans[0].planId;
  const submitted = expectDone(await zhang.upload('/v1/documents', third)).plans[0].planId;
  expectDone(await zhang.post(`/v1/plans/${submitted}/submission`));
  harness.clock.goTo('2023-07-03T02:00:00.000Z');
  await harness.whenCaughtUp();
  return {
    harness,
    officer,
    director: await harness.as('director'),
    head: await harness.as('head'),
    clerk: await harness.as('clerk', { unit: units.reform }),
    unitHead,
    stranger: await harness.as('clerk', { account: 'stranger', unit: units.finance }),
    task: taskId(1),
    draft,
    submitted,
  };
}

export const report = { period: '2023-06', percent: 60, narrative: '按进度推进。' };

export type Case = [title: string, status: number, code: string, act: (world: World) => Promise<Answer>];
