import { metadataOf } from '#commands';
import { rulesInForce } from '#escalation';
import { type EventStore, type NewEvent, type StreamAppend } from '#event-store';
import { type Actor, newId, systemActor, type Timestamp } from '#kernel';
import { taskCommands, type TaskCommand, type TaskCommandType, type TaskEvent, taskStream } from '#tasks/contract';
import { createTaskDecider } from '../../libs/tasks/domain/aggregate/decider.js';

const main: Actor = { account: 'clerk-1', role: 'unitHead', unit: 'qu-zhu-jian-wei' };
const support: Actor = { account: 'clerk-2', role: 'unitHead', unit: 'qu-cai-zheng-ju' };
const director: Actor = { account: 'director-1', role: 'director' };
const system = systemActor('performance');

const proposal = {
  planId: 'plan-2023',
  planTitle: '2023年重点工作分工方案',
  planYear: 2023,
  seq: 1,
  number: 1,
  section: '二、加快城市更新',
  subsection: null,
  theme: null,
  text: '新开工15个老旧小区综合整治项目，完工10个，惠及居民不少于1.5万人。',
  leaders: [{ post: 'qu-ling-dao-01', name: '区领导' }],
  assignments: [
    { unit: main.unit!, name: '区住房城乡建设委', role: 'main' },
    { unit: support.unit!, name: '区财政局', role: 'support' },
  ],
  deadline: { kind: 'by', date: '2023-11-30' },
  deadlineText: '2023年11月底',
  document: 'plan.txt',
  line: 229,
  approver: 'head-1',
  authority: '政发〔2023〕2号',
};

interface Step {
  readonly type: TaskCommandType;
  readonly data: unknown;
  readonly by: Actor;
  readonly at: Timestamp;
}

const on = (month: number, day: number): Timestamp =>
  `2023-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T02:00:00.000Z`;

const reportOf = (by: Actor, month: number): Step => ({
  type: 'ReportProgress',
  by,
  at: on(month + 1, 3),
  data: {
    unit: by.unit,
    period: `2023-${String(month).padStart(2, '0')}`,
    percent: month * 9,
    narrative: `本月完成第${month}批项目的招标和进场准备，累计开工${month}个小区，正在组织施工图设计和居民意见征集。`,
  },
});

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A year of one task of two units: signed for, reported on each month, some reports late, concluded in November. */
const steps: readonly Step[] = [
  { type: 'InitiateTask', data: proposal, by: system, at: on(1, 17) },
  { type: 'DispatchTask', data: { noticeNumber: '督〔2023〕1号' }, by: system, at: on(1, 18) },
  { type: 'ReceiveAssignment', data: { unit: main.unit }, by: main, at: on(1, 19) },
  { type: 'ReceiveAssignment', data: { unit: support.unit }, by: support, at: on(1, 19) },
  ...months.flatMap((month): Step[] => [
    { type: 'FireRungs', data: { now: on(month + 1, 2) }, by: system, at: on(month + 1, 2) },
    reportOf(main, month),
    reportOf(support, month),
  ]),
  { type: 'FinishAssignment', data: { unit: main.unit, summary: '全部完工' }, by: main, at: on(11, 20) },
  { type: 'FinishAssignment', data: { unit: support.unit, summary: '资金拨付完毕' }, by: support, at: on(11, 20) },
  { type: 'SubmitCompletion', data: { unit: main.unit, summary: '全部完工并验收' }, by: main, at: on(11, 21) },
  { type: 'AcceptCompletion', data: { grade: 'good' }, by: director, at: on(11, 24) },
];

interface Happened {
  readonly at: Timestamp;
  readonly by: Actor;
  readonly events: readonly TaskEvent[];
}

/** What the task's own decider makes of the year, command by command. */
export async function yearOfOneTask(): Promise<readonly Happened[]> {
  const decider = createTaskDecider(await rulesInForce('default-1'));
  let state = decider.initialState();
  return steps.map(({ type, data, by, at }) => {
    const command = { type, taskId: 'task', data: taskCommands[type].data.parse(data), at, by } as TaskCommand;
    const events = decider.decide(command, state);
    state = events.reduce(decider.evolve, state);
    return { at, by, events };
  });
}

const newEvents = ({ at, by, events }: Happened, taskId: string): NewEvent[] => {
  const commandId = newId();
  const context = { actor: by, at, commandId, correlationId: commandId, causationId: null, source: 'http' } as const;
  const metadata = metadataOf(context, null);
  return events.map(({ type, data }) => ({
    id: newId(),
    type,
    schemaVersion: 1,
    data: { ...data, taskId } as NewEvent['data'],
    metadata,
  }));
};

/** What one command of the year brings to each of so many tasks, command by command, some at its beginning left out. */
export async function* yearAppends(
  tasks: number,
  commands = steps.length,
  leftOut = 0,
): AsyncGenerator<StreamAppend[], void> {
  for (const happened of (await yearOfOneTask()).slice(leftOut, commands)) {
    if (happened.events.length === 0) continue;
    yield Array.from({ length: tasks }, (_, at) => {
      const taskId = taskIdAt(at);
      return { stream: taskStream(taskId), expectedRevision: 'any', events: newEvents(happened, taskId) };
    });
  }
}

export const taskIdAt = (at: number): string => `t${String(at).padStart(7, '0')}`;

/**
 * Appends the year of so many tasks in the order of a real year: what one command brings to every task, then the next.
 * Returns the number of events.
 */
export async function appendYear(store: EventStore, tasks: number, commands?: number): Promise<number> {
  let events = 0;
  for await (const appends of yearAppends(tasks, commands)) {
    await Promise.all(appends.map((append) => store.append([append])));
    events += appends.reduce((sum, append) => sum + append.events.length, 0);
  }
  return events;
}
