import type { LocalDate } from '#kernel';
import type { SupervisionRules } from '#escalation/contract';
import { reportClock, type TaskCommand, type TaskEvent, type TaskEventData } from '#tasks/contract';
import { changeAssignment } from '../aggregate/assignments.js';
import { armNextReport, stop } from '../clocks/clocks.js';
import { monthOf } from '../aggregate/days.js';
import { amended, correctedBy, reportMade, saidBy } from './corrections.js';
import { figuresForTargets } from './figures.js';
import { activeAssignment, checkAssignment, checkState } from '../aggregate/guards.js';
import { type DecisionsOf, type EvolversOf, fact, fewOf, refuse, todayOf } from '../aggregate/decisions.js';
import type { Assignment, PeriodReport, Task } from '../aggregate/state.js';

/** 进展反馈. A period that is reported already is corrected (更正反馈) by a report that names the one it replaces. */
function reportProgress(command: TaskCommand<'ReportProgress'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const { data, taskId } = command;
  const { unit, period, narrative, attachments } = data;
  const today = todayOf(command);
  checkState(command.type, task, 'ProgressReported');
  checkAssignment(command.type, task, unit, 'ProgressReported');
  const given = { percent: data.percent, figures: figuresForTargets(data, task.facts.targets) };
  checkPeriod(period, task, today);
  const corrected = correctedBy(data, activeAssignment(task, unit).reports[period]);
  const { percent, figures } = corrected ? amended(corrected, given) : given;
  if (percent === null && figures.length === 0) throw refuse('REPORT_EMPTY');
  const dueOn = reportDueOn(task, unit, period, rules);
  const late = corrected ? corrected.late : dueOn !== null && today > dueOn;
  const said = { percent, figures: [...figures], narrative, attachments };
  const correction = corrected && { corrected: saidBy(corrected) };
  const reported = { taskId, unit, period, ...said, dueOn, late, ...correction };
  return [fact('ProgressReported', reported), ...moveReportClock(task, reported, rules, today)];
}

function checkPeriod(period: string, task: Task, today: LocalDate): void {
  const from = monthOf(task.facts.dispatchedOn);
  const to = monthOf(today);
  if (period < from || period > to) throw refuse('REPORT_PERIOD_INVALID', { from, to, period });
}

/**
 * Only the consolidating unit owes reports. A period that no clock asked for (skipped by a suspension, or after the
 * conclusion) was not due.
 */
function reportDueOn(task: Task, unit: string, period: string, rules: SupervisionRules): LocalDate | null {
  const { consolidatingUnit, reportDue, latestReport, clocks } = task.facts;
  if (unit !== consolidatingUnit) return null;
  if (reportDue[period] !== undefined) return reportDue[period];
  const asked = latestReport === null || (period > latestReport && reportClock(latestReport) in clocks);
  return asked ? rules.reportFor(period).dueOn : null;
}

/** The report that the running clock waits for stops it and starts the next period's; any other moves nothing. */
function moveReportClock(
  task: Task,
  report: TaskEventData<'ProgressReported'>,
  rules: SupervisionRules,
  today: LocalDate,
): TaskEvent[] {
  const { unit, period } = report;
  const running = task.facts.clocks[reportClock(period)];
  if (!running || unit !== task.facts.consolidatingUnit) return [];
  const reported = withReport(task, report);
  return [...stop(task, [running.clock], 'done'), armNextReport(reported, running, rules, today)];
}

/** 退回: re-opens nothing; the unit reports the period again. */
function returnProgress(command: TaskCommand<'ReturnProgress'>, task: Task): TaskEvent[] {
  const { unit, period, reason } = command.data;
  checkState(command.type, task, 'ProgressReturned');
  const { reports } = activeAssignment(task, unit);
  if (reports[period]?.mark !== 'stands') {
    const standing = Object.keys(reports).filter((one) => reports[one]!.mark === 'stands');
    throw refuse('REPORT_NOT_FOUND', { unit, period, known: fewOf(standing.toSorted()) });
  }
  return [fact('ProgressReturned', { taskId: command.taskId, unit, period, reason })];
}

export const reportingEvolvers: EvolversOf<'ProgressReported' | 'ProgressReturned'> = {
  ProgressReported: withReport,
  ProgressReturned: (task, { unit, period }) =>
    changeReport(task, unit, period, (was) => ({ ...(was ?? noReport), mark: 'returned' })),
};

function withReport(task: Task, report: TaskEventData<'ProgressReported'>): Task {
  return changeReport(task, report.unit, report.period, (was) => reportMade(was, report));
}

const noReport = { number: 0, percent: null, figures: [], late: false } as const;

const changeReport = (
  task: Task,
  unit: string,
  period: string,
  change: (was: PeriodReport | undefined) => PeriodReport,
): Task =>
  changeAssignment(task, unit, (was) => ({
    ...was,
    state: working(was),
    reports: { ...was.reports, [period]: change(was.reports[period]) },
  }));

const working = ({ state }: Assignment) => (state === 'UnitDone' ? 'UnitDone' : 'Working');

export const reportingDecisions: DecisionsOf<'ReportProgress' | 'ReturnProgress'> = {
  ReportProgress: reportProgress,
  ReturnProgress: returnProgress,
};
