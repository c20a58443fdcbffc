import type { Actor } from '#kernel';
import type { Directory } from '#organizations/contract';
import { taskIdOf } from '#tasks/contract';
import type { Answer, HttpCommand, PersistentClient } from './persistent-client.js';
import { planText, type PlanTask } from './plan-text.js';
import { Reported } from './reported.js';

const officer: Actor = { account: 'officer', role: 'officer' };
const director: Actor = { account: 'director', role: 'director' };
const head: Actor = { account: 'head', role: 'head' };

export interface KnownTask {
  readonly taskId: string;
  readonly units: readonly string[];
  readonly post: string;
}

/** Plans with tasks for real units, and the commands a year brings to them. */
export class Workload {
  readonly plans: { readonly planId: string; readonly tasks: readonly KnownTask[] }[] = [];
  readonly reported = new Reported();
  private given = 0;
  private numbered = 0;

  constructor(
    private readonly client: Pick<PersistentClient, 'give'>,
    private readonly directory: Directory,
    private readonly random: () => number,
  ) {}

  /** Every account that gives commands. */
  actors(): readonly Actor[] {
    const clerks = this.directory.units().map(({ unitId }) => clerkOf(unitId));
    const leaders = this.directory.posts().map(({ postId }) => leaderOf(postId));
    return [officer, director, head, ...clerks, ...leaders];
  }

  /** Of a plan that has not begun; counts from 1. */
  nextNumber(): number {
    return ++this.numbered;
  }

  /** From the document to dispatched tasks, each step after the answer to the one before. */
  async issuePlan(number: number, taskCount: number): Promise<void> {
    const name = `第${number}批`;
    const tasks = Array.from({ length: taskCount }, (_, place) => this.inventTask(name, place));
    const title = `2023年通州区${name}重点工作分工方案`;
    const document = planText(
      title,
      2023,
      tasks.map(({ printed }) => printed),
    );
    const imported = await this.expect({
      actor: officer,
      path: '/v1/documents',
      body: document,
      key: `plan-${number}:import`,
    });
    const { planId } = (imported.body.plans as { planId: string }[])[0]!;
    const command = (actor: Actor, step: string, body: object): HttpCommand => {
      return { actor, path: `/v1/plans/${planId}/${step}`, body, key: `plan-${number}:${step}` };
    };
    await this.expect(command(officer, 'submission', {}));
    await this.expect(command(head, 'approval', { authority: '区政府常务会议' }));
    await this.expect(command(director, 'issue', { noticeNumber: `督〔2023〕${number}` }));
    const known = tasks.map(({ units, post }, place) => ({ taskId: taskIdOf(planId, place + 1), units, post }));
    this.plans.push({ planId, tasks: known });
  }

  /** One command to some task, with a key and a text of its own. */
  async giveOne(month: string): Promise<void> {
    const task = this.someTask();
    const unit = this.oneOf(task.units);
    const number = ++this.given;
    const chance = this.random();
    if (chance < 0.2) return this.report(task.taskId, unit, month, number);
    await this.client.give(this.command(task, unit, number, chance));
  }

  private async report(taskId: string, unit: string, period: string, number: number): Promise<void> {
    const report = { taskId, unit, period };
    const [key, replacing] = [`command-${number}`, this.reported.replacing(report)];
    const said = { unit, period, percent: number % 101, narrative: `进展 ${key}`, ...replacing };
    const path = `/v1/tasks/${taskId}/progress-reports`;
    const { status, body } = await this.client.give({ actor: clerkOf(unit), path, body: said, key });
    if (status < 300) this.reported.accepted(report, replacing);
    else this.reported.refused(report, body.details);
  }

  /** Commands to one task, all at once; answers how many were accepted. */
  async crowd({ taskId }: KnownTask, count: number): Promise<number> {
    const path = `/v1/tasks/${taskId}/corrections`;
    const commands = Array.from({ length: count }, () => {
      const key = `command-${++this.given}`;
      return { actor: officer, path, body: { revision: 0, correct: `更正 ${key}`, reason: '核对原文' }, key };
    });
    const answers = await Promise.all(commands.map((command) => this.client.give(command)));
    return answers.filter(({ status }) => status < 300).length;
  }

  someTask(): KnownTask {
    return this.oneOf(this.oneOf(this.plans).tasks);
  }

  private command({ taskId, post }: KnownTask, unit: string, number: number, chance: number): HttpCommand {
    const key = `command-${number}`;
    const command = (actor: Actor, path: string, body: object): HttpCommand => {
      return { actor, path: `/v1/tasks/${taskId}/${path}`, body, key };
    };
    if (chance < 0.5) return command(clerkOf(unit), 'receipts', { unit });
    if (chance < 0.75) return command(leaderOf(post), 'instructions', { text: `批示 ${key}` });
    return command(officer, 'corrections', { revision: 0, correct: `更正 ${key}`, reason: '核对原文' });
  }

  private inventTask(name: string, place: number): { printed: PlanTask; units: string[]; post: string } {
    const departments = this.directory.units().filter(({ kind }) => kind === 'department');
    const first = Math.floor(this.random() * (departments.length - 1));
    const units = departments.slice(first, first + 2);
    const held = this.directory.posts().filter(({ holders }) => holders.some(({ to }) => to === null));
    const post = this.oneOf(held);
    const leader = post.holders.find(({ to }) => to === null)!.person;
    const due = place % 2 === 0 ? '2023年3月底' : '2023年12月底';
    const text = `推进${name}第${place + 1}项重点任务落实，建设${this.inventName()}工程`;
    const printed = { text, leader, units: units.map((unit) => unit.name), due };
    return { printed, units: units.map(({ unitId }) => unitId), post: post.postId };
  }

  /** No two tasks are alike: the same work in two plans would be a duplicate. */
  private inventName(): string {
    return String.fromCodePoint(...Array.from({ length: 24 }, () => 0x4e00 + Math.floor(this.random() * 5_000)));
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)]!;
  }

  private async expect(command: HttpCommand): Promise<Answer> {
    const answer = await this.client.give(command);
    if (answer.status < 300) return answer;
    throw new Error(`${command.path} was refused: ${JSON.stringify(answer.body)}`);
  }
}

const clerkOf = (unit: string): Actor => ({ account: `clerk-${unit}`, role: 'clerk', unit });
const leaderOf = (post: string): Actor => ({ account: `leader-${post}`, role: 'leadingOfficial', post });
