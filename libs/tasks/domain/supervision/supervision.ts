import { type LocalDate, unitRoles } from '#kernel';
import type { NoticeColour, SupervisionRules } from '#escalation/contract';
import { deadlineClock, noticeClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { answerTimetable, armed } from '../clocks/clocks.js';
import { activeAssignment, checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf, unchanged } from '../aggregate/decisions.js';
import { type Task, withFacts } from '../aggregate/state.js';

/** 批示 */
function giveInstruction(command: TaskCommand<'GiveInstruction'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'InstructionGiven');
  const post = command.by.post ?? command.by.account;
  return [fact('InstructionGiven', { taskId: command.taskId, post, text: command.data.text })];
}

/** 催办 by hand; only reminders by hand count for the cooldown. */
function issueReminder(command: TaskCommand<'IssueReminder'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { units, text } = command.data;
  checkState(command.type, task, 'ReminderIssued');
  for (const unit of units) activeAssignment(task, unit);
  const today = todayOf(command);
  checkCooldown(task, today, rules);
  const to = [...unitRoles];
  return [fact('ReminderIssued', { taskId: command.taskId, units, to, rung: null, issuedOn: today, text })];
}

function checkCooldown({ facts }: Task, today: LocalDate, rules: SupervisionRules): void {
  const { lastReminder: last } = facts;
  const days = rules.policy.reminderCooldownWorkingDays;
  if (last !== null && today < rules.addDays(last, days, 'workingDay')) {
    throw refuse('REMINDER_COOLDOWN', { days, last });
  }
}

/** 督办单 by hand: what follows when nobody answers is what the policy says of a notice of this colour. */
function issueNotice(command: TaskCommand<'IssueNotice'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { data, taskId } = command;
  checkState(command.type, task, 'SupervisionNoticeIssued');
  for (const unit of data.units) activeAssignment(task, unit);
  const today = todayOf(command);
  if (data.answerDue <= today) throw refuse('NOTICE_DATE_INVALID', { today, date: data.answerDue });
  const notice = nextNotice(task);
  return [
    fact('SupervisionNoticeIssued', { taskId, ...data, notice, rung: null }),
    ...awaitAnswer(task, notice, data.answerDue, ifUnanswered(data.colour, rules), rules),
  ];
}

export const nextNotice = ({ facts }: Task): string => String(facts.notices.length + 1);

const ifUnanswered = (colour: NoticeColour, { policy }: SupervisionRules): string | undefined =>
  policy.rungs.find((spec) => spec.act === 'notice' && spec.colour === colour && spec.ifUnanswered)?.ifUnanswered;

/** Nothing waits for the answer when its rung is not configured, or has fired on the ladder of the due date already. */
export function awaitAnswer(
  task: Task,
  notice: string,
  answerDue: LocalDate | null,
  rung: string | undefined,
  rules: SupervisionRules,
): TaskEvent[] {
  const fired = task.facts.clocks[deadlineClock]?.fired ?? [];
  if (answerDue === null || rung === undefined || fired.includes(rung)) return [];
  const subject = { clock: noticeClock(notice), kind: 'notice', unit: null, anchor: answerDue } as const;
  return [armed(task, subject, answerTimetable(rung, answerDue, rules))];
}

export const supervisionEvolvers: EvolversOf<'InstructionGiven' | 'ReminderIssued' | 'SupervisionNoticeIssued'> = {
  InstructionGiven: unchanged,
  ReminderIssued: (task, { rung, issuedOn }) => (rung === null ? withFacts(task, { lastReminder: issuedOn }) : task),
  SupervisionNoticeIssued: (task, { notice, rung, units }) =>
    withFacts(task, { notices: [...task.facts.notices, { notice, rung, units, answeredBy: [] }] }),
};

export const supervisionDecisions: DecisionsOf<'GiveInstruction' | 'IssueReminder' | 'IssueNotice'> = {
  GiveInstruction: giveInstruction,
  IssueReminder: issueReminder,
  IssueNotice: issueNotice,
};
