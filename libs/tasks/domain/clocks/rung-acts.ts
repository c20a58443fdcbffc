import { assertNever, localDateOf, type LocalDate } from '#kernel';
import type { RungSpec, ScheduledRung, SupervisionRules } from '#escalation/contract';
import { signClock, type TaskEvent } from '#tasks/contract';
import { answerableUnits, setAssignmentState } from '../aggregate/assignments.js';
import { armNextReport, stop } from './clocks.js';
import { nextProposal } from '../supervision/measures.js';
import { fact } from '../aggregate/decisions.js';
import { startIfReady } from '../life-cycle/receipt.js';
import type { RunningClock, Task } from '../aggregate/state.js';
import { awaitAnswer, nextNotice } from '../supervision/supervision.js';
import { measureText, noticeText, reminderText } from './wording.js';

/** A rung that fires now, on the timetable it belongs to. */
export interface FiringRung extends ScheduledRung {
  readonly clock: RunningClock;
  readonly spec: RungSpec;
  readonly today: LocalDate;
  readonly factsRevision: number;
}

/** What a rung does besides being fired: its act, the measure it proposes, and the report clock it hands over. */
export const actsOf = (firing: FiringRung, task: Task, rules: SupervisionRules): TaskEvent[] => [
  ...act(firing, task, rules),
  ...propose(firing, task),
  ...handOverReport(firing, task, rules),
];

function act(firing: FiringRung, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { spec } = firing;
  switch (spec.act) {
    case 'remind':
    case 'urge':
      return [remind(firing, task)];
    case 'notice':
      return issue(firing, task, rules);
    case 'deemReceived':
      return deemReceived(firing, task, rules);
    case 'propose':
      return [];
    default:
      return assertNever(spec.act);
  }
}

/** Signing and reports concern their one unit; everything else all that answer for the task. */
const addressed = ({ clock }: FiringRung, task: Task): string[] =>
  clock.unit === null ? answerableUnits(task) : [clock.unit];

function remind(firing: FiringRung, task: Task): TaskEvent {
  const { spec, clock, today: issuedOn, rung } = firing;
  const { taskId } = task.facts;
  const text = reminderText(spec, clock, task);
  return fact('ReminderIssued', { taskId, units: addressed(firing, task), to: [...spec.to], rung, issuedOn, text });
}

/** The time to answer counts from the day it is issued, also when the rung comes late. */
function issue(firing: FiringRung, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { spec, clock, today, rung } = firing;
  const { taskId } = task.facts;
  const notice = nextNotice(task);
  const { answerWithin, colour = 'blue' } = spec;
  const answerDue = answerWithin ? rules.addDays(today, answerWithin.count, answerWithin.unit) : null;
  const noticeNumber = `${task.facts.noticeNumber}-督${notice}`;
  const text = noticeText(spec, clock, task, answerDue);
  const units = addressed(firing, task);
  return [
    fact('SupervisionNoticeIssued', { taskId, notice, noticeNumber, colour, units, rung, answerDue, text }),
    ...awaitAnswer(task, notice, answerDue, spec.ifUnanswered, rules),
  ];
}

function propose(firing: FiringRung, task: Task): TaskEvent[] {
  const { spec, clock, rung, factsRevision } = firing;
  const { measure } = spec;
  if (!measure) return [];
  const { taskId } = task.facts;
  const reason = measureText(measure, spec, clock, task);
  const proposal = nextProposal(task);
  const units = addressed(firing, task);
  return [fact('MeasureProposed', { taskId, proposal, measure, rung, units, factsRevision, reason })];
}

function deemReceived({ clock, at }: FiringRung, task: Task, rules: SupervisionRules): TaskEvent[] {
  const unit = clock.unit!;
  return [
    fact('AssignmentDeemedReceived', { taskId: task.facts.taskId, unit }),
    ...stop(task, [signClock(unit)], 'done'),
    ...startIfReady(setAssignmentState(task, unit, 'Received'), rules, localDateOf(at)),
  ];
}

/** After its last rung a report counts as missing, once, and the next period's clock starts. */
function handOverReport({ clock, at }: FiringRung, task: Task, rules: SupervisionRules): TaskEvent[] {
  if (clock.kind !== 'report' || clock.pending.length > 1) return [];
  return [...stop(task, [clock.clock], 'superseded'), armNextReport(task, clock, rules, localDateOf(at))];
}
