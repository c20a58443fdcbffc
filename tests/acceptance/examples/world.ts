import { systemActor, type Timestamp, type Role } from '#kernel';
import type { Answer, Caller } from '../caller.js';
import type { Harness } from '../harness.js';
import { expectDone, issuePlan, planDocument, posts, type PrintedTask, units } from '../plans.js';

/** In the first days of the year: the tasks are dispatched and may be objected to. */
export const firstDays: Timestamp = '2023-01-19T02:00:00.000Z';
/** The first reports can be given. */
export const february: Timestamp = '2023-02-03T02:00:00.000Z';
/** The tasks are long overdue. */
export const november: Timestamp = '2023-11-27T02:00:00.000Z';

/** Matters that have no word in common, so that no plan is found to repeat another. */
const matters = [
  '修订供水管网巡检规程并培训抢修队伍。',
  '举办大运河文化节和青少年书画展览。',
  '新建三甲医院门诊楼，引进儿科医师。',
  '完善学区划片方案，改善食堂设施。',
  '清退散乱污作坊，监测扬尘数据。',
  '打通断头路，优化公交线网。',
  '推广节水灌溉技术，扶持合作社。',
  '排查燃气隐患，更换老化胶管。',
  '开通政务热线多语种服务窗口。',
  '修缮烈士陵园，整理口述历史。',
  '布设充电桩，发放新能源补贴。',
  '培育独角兽企业，设立引导基金。',
];

/** A service with the seeds of 通州, and the people who bring things to the state that an example needs. */
export class World {
  private readonly issued: Promise<{ taskId(seq: number): string }>;
  private tasks = 0;
  private plans = 0;
  private drafts = 0;

  constructor(readonly harness: Harness) {
    const printed = Array.from({ length: 80 }, (_, at) => this.matter(`推进第${at + 1}片区绿化，`));
    this.issued = issuePlan(harness, planDocument(printed, '2023年通州区绿化整治工作分工方案', 9));
  }

  /** A caller of this role: of 区财政局, or of the post that leads its tasks. */
  as(role: Role): Promise<Caller> {
    if (role === 'clerk' || role === 'unitHead') return this.harness.as(role, { unit: units.finance });
    return this.harness.as(role, role === 'leadingOfficial' ? { post: posts.first } : {});
  }

  async give(role: Role, path: string, body: object = {}): Promise<Answer['body']> {
    const answer = await (await this.as(role)).post(path, body);
    return expectDone(answer);
  }

  /** A task of 区财政局 that was dispatched on 18 January and that nobody else has in hand. */
  async dispatched(): Promise<Task> {
    const { taskId } = await this.issued;
    return new Task(this, taskId(++this.tasks));
  }

  /** A dispatched task that its unit has signed for. */
  async received(): Promise<Task> {
    const task = await this.dispatched();
    return task.give('clerk', 'receipts');
  }

  /** The clocks of the task are looked at, as the escalator does. */
  async fireRungs(taskId: string): Promise<void> {
    const at = this.harness.clock.now();
    const command = { type: 'FireRungs', subject: taskId, content: { now: at } };
    await this.harness.commands.give(command, {
      actor: systemActor('story'),
      at,
      commandId: `fire-${taskId}`,
      correlationId: 'story',
      causationId: null,
      source: 'clock',
    });
  }

  /** A draft of a plan of its own, of two tasks. */
  async draft(first?: PrintedTask): Promise<{ readonly planId: string }> {
    const at = this.plans++;
    const tasks = first ? [first, { text: '完善工作台账。' }] : this.ownMatters();
    const document = planDocument(tasks, `2023年通州区第${String(at + 1)}批专项工作分工方案`, 20 + at);
    const { plans } = expectDone(await (await this.as('officer')).upload('/v1/documents?name=plan.txt', document));
    return { planId: plans[0].planId };
  }

  /** A draft whose first task repeats the second of the plan that was issued first, whose id follows from its title, as the boards show it. */
  async repeated(): Promise<{ readonly planId: string }> {
    await this.issued;
    const plan = await this.draft(this.matter(`推进第2片区绿化，`));
    await this.harness.whenCaughtUp();
    return plan;
  }

  async submitted(): Promise<{ readonly planId: string }> {
    const plan = await this.draft();
    await this.give('officer', `/v1/plans/${plan.planId}/submission`);
    return plan;
  }

  async approved(): Promise<{ readonly planId: string }> {
    const plan = await this.submitted();
    await this.give('head', `/v1/plans/${plan.planId}/approval`, { authority: '区政府常务会议' });
    return plan;
  }

  private ownMatters(): readonly PrintedTask[] {
    const at = 2 * this.drafts++;
    return [at, at + 1].map((place) => ({ text: matters[place % matters.length]! }));
  }

  private matter(before: string): PrintedTask {
    return { text: `${before}新增绿化面积不少于300亩，整治村庄15个。`, units: '区财政局', by: '2023年10月底' };
  }
}

/** One task, brought on step by step. */
export class Task {
  constructor(
    private readonly world: World,
    readonly taskId: string,
  ) {}

  async give(role: Role, path: string, body: object = {}): Promise<Task> {
    await this.world.give(role, `/v1/tasks/${this.taskId}/${path}`, body);
    return this;
  }
}
