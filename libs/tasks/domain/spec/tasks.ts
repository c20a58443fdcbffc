import type { Actor, LocalDate, Timestamp } from '#kernel';
import {
  type Deadline,
  target,
  type Target,
  type TaskCommand,
  type TaskCommandData,
  type TaskCommandType,
  type TaskEvent,
} from '#tasks/contract';
import { createTaskDecider } from '../aggregate/decider.js';
import { rules } from './rules.js';

/** A task of three units and the people round it: lead `jw`, main `fgw`, support `czj`. Monday 2 January 2023. */

export const taskId = '2023-plan-001';
const dispatchDay = '2023-01-02';
export const dueDay = '2023-06-30';

const account = (name: string, rest: Omit<Actor, 'account'>): Actor => ({ account: name, ...rest });
const clerk = (unit: string) => account(`${unit}.clerk`, { role: 'clerk', unit });
const unitHead = (unit: string) => account(`${unit}.head`, { role: 'unitHead', unit });

export const people = {
  system: account('clockwork', { role: 'system' }),
  officer: account('officer', { role: 'officer' }),
  director: account('director', { role: 'director' }),
  head: account('mayor', { role: 'head', post: 'mayor' }),
  leader: account('vice', { role: 'leadingOfficial', post: 'vice-mayor' }),
  otherLeader: account('vice2', { role: 'leadingOfficial', post: 'vice-mayor-2' }),
  auditor: account('auditor', { role: 'auditor' }),
  jwClerk: clerk('jw'),
  jwHead: unitHead('jw'),
  fgwClerk: clerk('fgw'),
  fgwHead: unitHead('fgw'),
  czjClerk: clerk('czj'),
  czjHead: unitHead('czj'),
  strangerClerk: clerk('zfj'),
  strangerHead: unitHead('zfj'),
} as const;

export const decider = createTaskDecider(rules);

/** Ten in the morning: Shanghai is eight hours ahead. */
export const atTen = (day: LocalDate): Timestamp => `${day}T02:00:00.000Z`;

/** `by` does this on `day`, at ten in the morning. */
export const command = <T extends TaskCommandType>(
  type: T,
  by: Actor,
  day: LocalDate,
  data: TaskCommandData<T>,
): TaskCommand => ({ type, taskId, data, at: atTen(day), by }) as TaskCommand;

export const initiate = (change: Partial<TaskCommandData<'InitiateTask'>> = {}): TaskCommand =>
  command('InitiateTask', people.system, '2023-01-01', { ...proposal, ...change });

const proposal: TaskCommandData<'InitiateTask'> = {
  planId: '2023-plan',
  planTitle: '2023年重点工作分工方案',
  planYear: 2023,
  seq: 1,
  number: 1,
  section: null,
  subsection: null,
  theme: null,
  text: '完成十条道路大修',
  leaders: [{ post: 'vice-mayor', name: '张三' }],
  assignments: [
    { unit: 'jw', name: '交通委', role: 'lead' },
    { unit: 'fgw', name: '发展改革委', role: 'main' },
    { unit: 'czj', name: '财政局', role: 'support' },
  ],
  deadline: { kind: 'by', date: dueDay },
  deadlineText: '6月底前',
  document: '2023.txt',
  line: 10,
  approver: 'mayor',
  authority: '区政府常务会议',
};

/** 新建学校3所、道路不少于20公里 */
export const playedTargets: Target[] = [
  { indicator: '新建学校', comparator: '=', value: 3, unit: '所', printed: '3所' },
  { indicator: '新建道路', comparator: '≥', value: 20, unit: '公里', printed: '不少于20公里' },
].map((told) => target.parse(told));

export const dispatch = command('DispatchTask', people.director, dispatchDay, { noticeNumber: '督〔2023〕1号' });
export const receive = (by: Actor, day: LocalDate = '2023-01-03') =>
  command('ReceiveAssignment', by, day, { unit: by.unit ?? '' });
export const finish = (by: Actor, day: LocalDate) =>
  command('FinishAssignment', by, day, { unit: by.unit ?? '', summary: '已完成' });
export const submit = (day: LocalDate, by: Actor = people.jwHead) =>
  command('SubmitCompletion', by, day, { unit: by.unit ?? '', summary: '全部完成', attachments: [] });
export const report = (
  by: Actor,
  day: LocalDate,
  period: string,
  change: Partial<TaskCommandData<'ReportProgress'>> = {},
) =>
  command('ReportProgress', by, day, {
    unit: by.unit ?? '',
    period,
    percent: 20,
    figure: null,
    narrative: '按计划推进',
    attachments: [],
    ...change,
  });
/** Done by the lead, though nobody has reported a figure of its targets. */
export const doneWith = (targets: readonly Target[], reports: readonly TaskCommand[] = []): TaskCommand[] => [
  initiate({ targets: [...targets] }),
  ...started.slice(1),
  ...reports,
  finish(people.jwHead, '2023-06-01'),
  finish(people.fgwHead, '2023-06-01'),
];
/** The sweep of that morning. */
export const sweep = (day: LocalDate) => command('FireRungs', people.system, day, { now: atTen(day) });

/** Everything these commands brought about, one after the other, under the rules of the specification. */
export function history(...commands: readonly TaskCommand[]): readonly TaskEvent[] {
  const events: TaskEvent[] = [];
  let state = decider.initialState();
  for (const next of commands) {
    const decided = decider.decide(next, state);
    state = decided.reduce(decider.evolve, state);
    events.push(...decided);
  }
  return events;
}

export const dispatched = [initiate(), dispatch];
export const started = [...dispatched, receive(people.jwClerk), receive(people.fgwClerk)];
export const underReview = [
  ...started,
  finish(people.jwHead, '2023-06-01'),
  finish(people.fgwHead, '2023-06-01'),
  submit('2023-06-02'),
];

/** A task with another deadline, as far as the same steps bring it. */
export const withDeadline = (deadline: Deadline, commands: readonly TaskCommand[]): TaskCommand[] => [
  initiate({ deadline }),
  ...commands.slice(1),
];

export const typesOf = (events: readonly TaskEvent[]): string[] => events.map(({ type }) => type);
