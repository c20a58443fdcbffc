import { localDateOf } from '#kernel';
import type { ScheduledRung, SupervisionRules } from '#escalation/contract';
import { deadlineClock, noticeClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { stop } from '../clocks/clocks.js';
import { earlier } from '../aggregate/days.js';
import { checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, fewOf, refuse } from '../aggregate/decisions.js';
import { type Notice, type Task, withFacts } from '../aggregate/state.js';

/**
 * 回复督办: stops the notice's clock (not that of the due date) once every addressed unit, or the consolidating one,
 * has answered. A dated plan in that answer holds the next notice or proposal of the due date's ladder.
 */
function answerNotice(command: TaskCommand<'AnswerNotice'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { notice: number, unit, plannedDate } = command.data;
  checkState(command.type, task, 'NoticeAnswered');
  const notice = addressedTo(task, number, unit);
  const answered = fact('NoticeAnswered', { taskId: command.taskId, ...command.data });
  if (!settledBy(task, notice, unit)) return [answered];
  const held = plannedDate === null ? [] : holdNext(task, number, plannedDate, rules);
  return [answered, ...stop(task, [noticeClock(number)], 'done'), ...held];
}

function addressedTo(task: Task, number: string, unit: string): Notice {
  const notice = task.facts.notices.find((issued) => issued.notice === number);
  if (!notice?.units.includes(unit)) {
    const toUnit = task.facts.notices.filter(({ units }) => units.includes(unit)).map((issued) => issued.notice);
    throw refuse('NOTICE_NOT_FOUND', { notice: number, unit, known: fewOf(toUnit) });
  }
  if (notice.answeredBy.includes(unit)) throw refuse('NOTICE_ALREADY_ANSWERED', { notice: number, unit });
  return notice;
}

function settledBy(task: Task, notice: Notice, unit: string): boolean {
  if (unit === task.facts.consolidatingUnit) return true;
  return notice.units.every((addressed) => addressed === unit || notice.answeredBy.includes(addressed));
}

/** Until the day after the plan ends, at most `holdDays` after the rung's own day; a rung is held once. */
function holdNext(task: Task, notice: string, plannedDate: string, rules: SupervisionRules): TaskEvent[] {
  const next = nextEscalation(task, rules);
  if (!next || task.facts.clocks[deadlineClock]!.held.includes(next.rung)) return [];
  const latest = rules.addDays(localDateOf(next.at), rules.policy.holdDays, 'day');
  const until = rules.actsOn(earlier(rules.addDays(plannedDate, 1, 'day'), latest));
  if (until <= next.at) return [];
  const { rung, at: from } = next;
  return [fact('RungHeld', { taskId: task.facts.taskId, clock: deadlineClock, rung, from, until, notice })];
}

/** Reminders are not held: only what escalates. */
function nextEscalation(task: Task, rules: SupervisionRules): ScheduledRung | undefined {
  const pending = task.facts.clocks[deadlineClock]?.pending ?? [];
  return pending
    .filter(({ rung }) => ['notice', 'propose'].includes(rules.rung(rung).act))
    .reduce<ScheduledRung | undefined>((first, next) => (first && first.at <= next.at ? first : next), undefined);
}

export const answerEvolvers: EvolversOf<'NoticeAnswered'> = {
  NoticeAnswered: (task, { notice, unit }) =>
    withFacts(task, {
      notices: task.facts.notices.map((was) =>
        was.notice === notice ? { ...was, answeredBy: [...was.answeredBy, unit] } : was,
      ),
    }),
};

export const answerDecisions: DecisionsOf<'AnswerNotice'> = { AnswerNotice: answerNotice };
