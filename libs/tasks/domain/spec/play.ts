import { type Actor, DomainError, type LocalDate } from '#kernel';
import {
  type AssignmentState,
  type Deadline,
  taskCommands,
  type TaskCommand,
  type TaskCommandType,
  type TaskEvent,
} from '#tasks/contract';
import { createTaskDecider } from '../aggregate/decider.js';
import { taskLifeCycle } from '../life-cycle/life-cycle.js';
import type { Task, TaskFolded } from '../aggregate/state.js';
import { addDays, rules as defaultRules } from './rules.js';
import { atTen, dispatch, initiate, command, people, playedTargets } from './tasks.js';

/** A year of one task, played at random: mostly what the moment allows, by those who may; sometimes anything by anybody. */
export interface Step {
  /** Days since the step before. */
  readonly wait: number;
  readonly pick: number;
  readonly wild: boolean;
  readonly number: number;
  readonly flag: boolean;
}
export interface Story {
  readonly deadline: Deadline;
  readonly steps: readonly Step[];
}

export interface Played {
  readonly command: TaskCommand;
  readonly before: TaskFolded;
  readonly events: readonly TaskEvent[];
  readonly refused: string | null;
}

/** Everything that happened. A refusal changes nothing; any error but a refusal ends the test. */
export function play({ deadline, steps }: Story, rules = defaultRules): Played[] {
  const decider = createTaskDecider(rules);
  const played: Played[] = [];
  let state = decider.initialState();
  let day: LocalDate = '2023-01-02';
  const carryOut = (command: TaskCommand): void => {
    const before = state;
    if (!mayGive(command)) {
      played.push({ command, before, events: [], refused: 'TASK_FORBIDDEN_ROLE' });
      return;
    }
    try {
      const events = decider.decide(command, before);
      state = events.reduce(decider.evolve, before);
      played.push({ command, before, events, refused: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      played.push({ command, before, events: [], refused: error.code });
    }
  };
  [initiate({ deadline, targets: playedTargets }), dispatch].forEach(carryOut);
  for (const step of steps) {
    day = addDays(day, step.wait, 'day');
    carryOut(commandOf(step, state as Task, day));
  }
  return played;
}

/** As the gateway has it. */
const mayGive = ({ type, by }: TaskCommand): boolean => taskCommands[type].roles.some((role) => role === by.role);

/** How often; what ends a task comes seldom. */
const weights: Partial<Record<TaskCommandType, number>> = {
  FireRungs: 5,
  ReceiveAssignment: 5,
  ReportProgress: 4,
  FinishAssignment: 8,
  SubmitCompletion: 20,
  SuspendTask: 1,
  OrderRectification: 1,
  RecordCorrection: 1,
  GiveInstruction: 1,
  RequestExtension: 4,
  GrantExtension: 3,
  AnswerNotice: 4,
  AcceptCompletion: 8,
  RejectCompletion: 4,
  ResumeTask: 4,
  ReportRectification: 6,
  VerifyRectification: 6,
  WithdrawTask: 0,
  ArchiveTask: 1,
};
const everyCommand = Object.keys(taskCommands) as TaskCommandType[];
const inLot = (type: TaskCommandType): TaskCommandType[] => Array<TaskCommandType>(weights[type] ?? 2).fill(type);

const lots = new Map<string, TaskCommandType[]>();

/** The commands that can lead somewhere from this status, by the life-cycle table. */
function lotOf(status: TaskFolded['status']): TaskCommandType[] {
  const known = lots.get(status);
  if (known) return known;
  const rows = taskLifeCycle.filter(({ event, from }) => from.includes(status) && !/Clock|Rung/.test(event));
  const lot = [...new Set(rows.flatMap(({ by }) => by))].flatMap(inLot);
  lots.set(status, lot);
  return lot;
}

function commandOf(next: Step, task: Task, day: LocalDate): TaskCommand {
  const lot = next.wild ? everyCommand : lotOf(task.status).filter((command) => promising(command, task));
  const type = lot[next.pick % lot.length] ?? 'FireRungs';
  const by = actorFor(type, next, unitFor(type, next, task));
  const data = type === 'InitiateTask' ? initiate().data : bodyFor(next, task, day, by);
  return command(type, by, day, taskCommands[type].data.parse(data) as never);
}

/** Leaves out what is sure to be refused for want of something to decide on. */
function promising(type: TaskCommandType, { facts }: Task): boolean {
  const states = unitStates[type];
  if (states && !facts.assignments.some(({ state }) => states.includes(state))) return false;
  if (type === 'SubmitCompletion') return answerableDone(facts);
  if (type === 'GrantExtension' || type === 'RefuseExtension') return facts.extension !== null;
  if (type === 'ApproveMeasure' || type === 'DeclineMeasure') return Object.keys(facts.proposals).length > 0;
  return type !== 'AnswerNotice' || facts.notices.length > 0;
}

const answerableDone = ({ assignments }: Task['facts']): boolean =>
  assignments.every(({ role, state }) => role === 'support' || state === 'UnitDone' || state === 'Reassigned');

const consolidators: readonly TaskCommandType[] = ['SubmitCompletion', 'RequestExtension', 'ReportRectification'];
const unitStates: Partial<Record<TaskCommandType, readonly AssignmentState[]>> = {
  ReceiveAssignment: ['PendingReceipt'],
  DisputeAssignment: ['PendingReceipt'],
  RuleDispute: ['Disputed'],
  FinishAssignment: ['Received', 'Working'],
  ReportProgress: ['Received', 'Working', 'UnitDone'],
};

function unitFor(type: TaskCommandType, { number, wild }: Step, { facts }: Task): string {
  if (!wild && consolidators.includes(type)) return facts.consolidatingUnit;
  const fitting = facts.assignments.filter(({ state }) => wild || (unitStates[type] ?? [state]).includes(state));
  return fitting[number % Math.max(1, fitting.length)]?.unit ?? facts.consolidatingUnit;
}

const byCommand: Partial<Record<TaskCommandType, Actor>> = {
  GiveInstruction: people.leader,
  ReturnProgress: people.officer,
  ArchiveTask: people.officer,
  IssueReminder: people.officer,
  RecordCorrection: people.officer,
  FireRungs: people.system,
  InitiateTask: people.system,
  SuspendTask: people.head,
  ResumeTask: people.head,
  WithdrawTask: people.head,
  ApproveMeasure: people.head,
  DeclineMeasure: people.head,
  OrderRectification: people.head,
};
const byUnit: Partial<Record<TaskCommandType, 'clerk' | 'unitHead'>> = {
  ReceiveAssignment: 'clerk',
  ReportProgress: 'clerk',
  DisputeAssignment: 'unitHead',
  RequestExtension: 'unitHead',
  FinishAssignment: 'unitHead',
  SubmitCompletion: 'unitHead',
  AnswerNotice: 'unitHead',
  ReportRectification: 'unitHead',
};

/** Now and then the director is the very person who asked for the unit. */
function actorFor(type: TaskCommandType, { wild, number, flag }: Step, unit: string): Actor {
  const role = byUnit[type];
  if (role) return { account: `${unit}.${role}`, role, unit };
  if (wild && flag) return people.officer;
  const usual = byCommand[type] ?? people.director;
  return number % 7 === 0 && usual === people.director ? { account: `${unit}.unitHead`, role: 'director' } : usual;
}

/** One body that has every field any command asks for. */
function bodyFor({ number, flag }: Step, { facts }: Task, day: LocalDate, by: Actor): Record<string, unknown> {
  const proposals = Object.keys(facts.proposals);
  const period = addDays(day, -(number % 3), 'month').slice(0, 7);
  const disputed = facts.assignments.find(({ state }) => state === 'Disputed');
  return {
    unit: by.unit ?? disputed?.unit ?? 'jw',
    units: flag ? ['jw', 'fgw'] : ['jw'],
    reason: '理由',
    text: '内容',
    summary: '小结',
    opinion: '意见',
    note: '核实',
    narrative: '进展',
    progress: '进展',
    correct: '更正',
    ruling: flag ? 'designated' : 'reassigned',
    reassignedTo: flag ? null : { unit: `zjw${number % 3}`, name: '住建委', role: 'main' },
    period,
    percent: number,
    replaces: flag ? replacedBy(facts, by, period) : undefined,
    ...figuresFor(number),
    requestedDate: addDays(day, 20 + number, 'day'),
    newDueDate: addDays(facts.dueDate ?? day, number - 5, 'day'),
    grade: 'good',
    ground: 'tender',
    colour: flag ? 'blue' : 'orange',
    noticeNumber: '督1',
    answerDue: addDays(day, number % 10, 'day'),
    notice: String(Math.max(1, facts.notices.length - (number % 3))),
    plannedDate: flag ? addDays(day, number % 15, 'day') : null,
    proposal: proposals[number % Math.max(1, proposals.length)] ?? 'p1',
    dueOn: addDays(day, number % 40, 'day'),
    revision: number,
    field: null,
    now: atTen(day),
  };
}

function replacedBy({ assignments }: Task['facts'], by: Actor, period: string): number | undefined {
  const report = assignments.find(({ unit }) => unit === by.unit)?.reports[period];
  return report?.mark === 'stands' ? report.number : undefined;
}

const figuresFor = (number: number) => ({
  figure: number % 3 === 0 ? null : { value: number, unit: '所', target: 1 },
  figures: number % 5 === 1 ? [{ value: number / 2, unit: '公里' }] : undefined,
});
