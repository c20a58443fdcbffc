import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { type CommandContext, CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { asStored, createPostgresEventStore } from '#event-store';
import { type Actor, type Decider, newId, systemActor } from '#kernel';
import { createTaskDecider, type TaskFolded } from '../../libs/tasks/domain/aggregate/decider.js';
import { commandsToTasks } from '#tasks';
import { type TaskCommand, type TaskCommandType, type TaskEvent, taskStream } from '#tasks/contract';

/** One way of carrying out commands on tasks that have been dispatched and signed for. */
export interface CommandContestant {
  /** Reports progress on the next of a worker's tasks. */
  command(worker: number): Promise<unknown>;
  close(): Promise<unknown>;
}

const tasksPerWorker = 50;
const unit = 'qu-cai-zheng-ju';
const day = '2023-02-01T01:00:00.000Z';
const clerk: Actor = { account: 'clerk-1', role: 'clerk', unit };

const initiate = {
  planId: 'p1',
  planTitle: '2023年重点工作分工方案',
  planYear: 2023,
  seq: 1,
  number: 1,
  section: '一、主要预期目标',
  subsection: null,
  theme: null,
  text: '一般公共预算收入增长3%。',
  leaders: [{ post: 'qu-ling-dao-01', name: '郑皓' }],
  assignments: [{ unit, name: '区财政局', role: 'main' }],
  deadline: { kind: 'by', date: '2023-12-31' },
  deadlineText: '2023年12月底',
  document: 'plan.txt',
  line: 25,
  approver: 'head-1',
  authority: '通政发〔2023〕2号',
};
const report = {
  unit,
  period: '2023-02',
  percent: 40,
  figure: null,
  narrative: '已完成前期手续办理，正在组织施工图设计和招标准备工作。',
  attachments: [],
};

interface Step {
  readonly type: TaskCommandType;
  readonly data: unknown;
  readonly by: Actor;
}
const preparation: readonly Step[] = [
  { type: 'InitiateTask', data: initiate, by: systemActor('plans-become-tasks') },
  { type: 'DispatchTask', data: { noticeNumber: '通督〔2023〕1号-001' }, by: systemActor('plans-become-tasks') },
  { type: 'ReceiveAssignment', data: { unit }, by: clerk },
  { type: 'ReportProgress', data: report, by: clerk },
];
/** The first was a part of the preparation; each of the others corrects the one before. */
const reporting = (before: number): Step => ({
  type: 'ReportProgress',
  data: { ...report, replaces: before },
  by: clerk,
});

export async function zheziCommands(connectionString: string, workers: number): Promise<CommandContestant> {
  const store = await createPostgresEventStore({ connectionString, upcasters: asStored });
  const gateway = new CommandGateway(store);
  gateway.register(commandsToTasks(await rulesInForce('default-1'), store));
  const give = (subject: string, { type, data, by }: Step) =>
    gateway.give({ type, subject, content: data }, contextOf(by));
  return contestant(workers, give, () => store.close());
}

export async function emmettCommands(connectionString: string, workers: number): Promise<CommandContestant> {
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  const decider = createTaskDecider(await rulesInForce('default-1'));
  const handle = CommandHandler({ evolve: evolveRead(decider), initialState: decider.initialState });
  const give = (taskId: string, { type, data, by }: Step) =>
    handle(store, taskStream(taskId), (state: TaskFolded) =>
      decided(decider, { type, taskId, data, at: day, by }, state),
    );
  return contestant(workers, give, () => store.close());
}

/** Emmett's types want events of its own shape; ours differ by nothing but `metadata`, which it adds. */
const evolveRead =
  (decider: Decider<TaskCommand, TaskEvent, TaskFolded>) => (state: TaskFolded, event: { type: string }) =>
    decider.evolve(state, event as unknown as TaskEvent);

const decided = (decider: Decider<TaskCommand, TaskEvent, TaskFolded>, command: object, state: TaskFolded) =>
  decider.decide(command as TaskCommand, state) as unknown as never[];

const contextOf = (actor: Actor): CommandContext => {
  const commandId = newId();
  return { actor, at: day, commandId, correlationId: commandId, causationId: null, source: 'http' };
};

async function contestant(
  workers: number,
  give: (taskId: string, step: Step) => Promise<unknown>,
  close: () => Promise<unknown>,
): Promise<CommandContestant> {
  const run = newId();
  const taskOf = (worker: number, n: number): string => `${run}-${worker}-${n % tasksPerWorker}`;
  const prepare = async (worker: number): Promise<void> => {
    for (let n = 0; n < tasksPerWorker; n++) for (const step of preparation) await give(taskOf(worker, n), step);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => prepare(worker)));
  const counts = new Array<number>(workers).fill(0);
  const command = (worker: number): Promise<unknown> => {
    const n = counts[worker]!++;
    return give(taskOf(worker, n), reporting(1 + Math.floor(n / tasksPerWorker)));
  };
  return { command, close };
}
