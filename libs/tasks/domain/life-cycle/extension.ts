import type { LocalDate } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import { deadlineClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { ladderNotices, stop } from '../clocks/clocks.js';
import { checkConsolidating, checkOther, checkState } from '../aggregate/guards.js';
import { armDeadline } from './initiation.js';
import { type DecisionsOf, type EvolversOf, fact, refuse, todayOf } from '../aggregate/decisions.js';
import { type ExtensionRequest, type Task, withFacts } from '../aggregate/state.js';

/** 申请延期: before the date and with lead time, by the unit that consolidates, with reason and present progress. */
function requestExtension(command: TaskCommand<'RequestExtension'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { data, taskId, by } = command;
  if (task.status === 'Ongoing') throw refuse('EXTENSION_NOT_DATED');
  checkState(command.type, task, 'ExtensionRequested');
  checkConsolidating(task, data.unit);
  const due = runningDueDate(task);
  checkBounds(task, rules);
  checkLead(due, todayOf(command), rules);
  if (data.requestedDate <= due) throw refuse('EXTENSION_DATE_INVALID', { due, date: data.requestedDate });
  return [fact('ExtensionRequested', { taskId, ...data, requestedBy: by.account })];
}

/** The due date, as long as its clock runs: a concluded task under rectification has none. */
function runningDueDate({ facts }: Task): LocalDate {
  if (facts.dueDate === null || !(deadlineClock in facts.clocks)) throw refuse('EXTENSION_NOT_DATED');
  return facts.dueDate;
}

function checkBounds({ facts }: Task, { policy }: SupervisionRules): void {
  const { extension, extensionsGranted: granted } = facts;
  const max = policy.extension.maxGrants;
  if (extension) throw refuse('EXTENSION_ALREADY_PENDING', { requestedDate: extension.requestedDate });
  if (granted >= max) throw refuse('EXTENSION_BOUND_REACHED', { granted, max });
}

function checkLead(due: LocalDate, today: LocalDate, rules: SupervisionRules): void {
  if (today > due) throw refuse('EXTENSION_AFTER_DUE', { due, today });
  const days = rules.policy.extension.leadWorkingDays;
  const latest = rules.addDays(due, -days, 'workingDay');
  if (today > latest) throw refuse('EXTENSION_TOO_LATE', { days, latest, today });
}

/**
 * 批准延期: only the date for reminders moves. The clock gets a new timetable for the new date, so rungs that fired
 * for the former date may fire again for this one; notices that the former date brought about are laid to rest.
 */
function grantExtension(command: TaskCommand<'GrantExtension'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { newDueDate } = command.data;
  checkState(command.type, task, 'ExtensionGranted');
  checkOther(command.by, pending(task).requestedBy);
  const previousDueDate = runningDueDate(task);
  if (newDueDate <= previousDueDate) {
    throw refuse('EXTENSION_DATE_INVALID', { due: previousDueDate, date: newDueDate });
  }
  checkPlanYear(command, task);
  return [
    fact('ExtensionGranted', { taskId: command.taskId, previousDueDate, newDueDate }),
    ...stop(task, ladderNotices(task, rules), 'superseded'),
    armDeadline(task, newDueDate, rules, todayOf(command)),
  ];
}

function checkPlanYear({ data, by }: TaskCommand<'GrantExtension'>, { facts }: Task): void {
  const year = facts.planYear;
  if (data.newDueDate > `${year}-12-31` && by.role !== 'head') throw refuse('EXTENSION_NEEDS_HEAD', { year });
}

/** 不批准延期 */
function refuseExtension(command: TaskCommand<'RefuseExtension'>, task: Task): TaskEvent[] {
  checkState(command.type, task, 'ExtensionRefused');
  checkOther(command.by, pending(task).requestedBy);
  return [fact('ExtensionRefused', { taskId: command.taskId, reason: command.data.reason })];
}

function pending({ facts }: Task): ExtensionRequest {
  if (!facts.extension) throw refuse('EXTENSION_NOT_REQUESTED');
  return facts.extension;
}

export const extensionEvolvers: EvolversOf<'ExtensionRequested' | 'ExtensionGranted' | 'ExtensionRefused'> = {
  ExtensionRequested: (task, { requestedDate, requestedBy }) =>
    withFacts(task, { extension: { requestedDate, requestedBy } }),
  ExtensionGranted: (task, { newDueDate }) =>
    withFacts(task, {
      extension: null,
      extensionsGranted: task.facts.extensionsGranted + 1,
      dueDate: newDueDate,
    }),
  ExtensionRefused: (task) => withFacts(task, { extension: null }),
};

export const extensionDecisions: DecisionsOf<'RequestExtension' | 'GrantExtension' | 'RefuseExtension'> = {
  RequestExtension: requestExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
};
