import type { LocalDate } from '#kernel';
import type { NoticeColour, SupervisionRules } from '#escalation/contract';
import { deadlineClock, noticeClock, type TaskEvent } from '#tasks/contract';
import { armed, answerTimetable } from './clocks.js';
import { activeAssignment, checkState } from './guards.js';
import { type EvolversOf, fact, type Order, refuse, todayOf, unchanged } from './orders.js';
import { type Task, withFacts } from './state.js';

/** 批示 */
export function giveInstruction(order: Order<'GiveInstruction'>, task: Task): TaskEvent[] {
  checkState(order.type, task, 'InstructionGiven');
  const post = order.by.post ?? order.by.account;
  return [fact('InstructionGiven', { taskId: order.taskId, post, text: order.data.text })];
}

/** 催办 by hand; only reminders by hand count for the cooldown. */
export function issueReminder(order: Order<'IssueReminder'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { units, text } = order.data;
  checkState(order.type, task, 'ReminderIssued');
  for (const unit of units) activeAssignment(task, unit);
  const today = todayOf(order);
  checkCooldown(task, today, rules);
  const to = ['clerk', 'unitHead'];
  return [fact('ReminderIssued', { taskId: order.taskId, units, to, rung: null, issuedOn: today, text })];
}

function checkCooldown({ facts }: Task, today: LocalDate, rules: SupervisionRules): void {
  const { lastReminder: last } = facts;
  const days = rules.policy.reminderCooldownWorkingDays;
  if (last !== null && today < rules.addDays(last, days, 'workingDay')) {
    throw refuse('REMINDER_COOLDOWN', { days, last });
  }
}

/** 督办单 by hand: what follows when nobody answers is what the policy says of a notice of this colour. */
export function issueNotice(order: Order<'IssueNotice'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { data, taskId } = order;
  checkState(order.type, task, 'SupervisionNoticeIssued');
  for (const unit of data.units) activeAssignment(task, unit);
  const today = todayOf(order);
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
