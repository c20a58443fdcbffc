import { createHash } from 'node:crypto';
import type { LocalDate } from '#kernel';
import { activeUnits, answerableUnits, isConsolidating, type TaskNote, type UnitNote } from '../book/book.js';
import { daysBetween } from '../world/dates.js';
import { finishDay } from '../work/finish-day.js';
import { sentence } from '../work/narrative.js';
import { clerkOf, unitHeadOf } from '../world/people.js';
import { type Desk, type Draft, type Habit, within, workingDaysAfter } from '../world/world.js';

/** 单位办结: every answerable unit shortly before the day of submission, with a last report by the consolidating one. */
export const finishParts: Habit = (desk) =>
  activeUnits(desk.note)
    .filter((unit) => isDone(desk, unit))
    .flatMap((unit) => [...lastReport(desk, unit), finished(desk, unit)]);

/** Natural days that four working days can take, whatever holidays lie between. */
const longestWay = 16;

/** Whether the unit says today that its part is done. */
export function isDone(desk: Desk, unit: UnitNote): boolean {
  if (unit.role === 'support' || (unit.state !== 'Received' && unit.state !== 'Working')) return false;
  const on = submissionDay(desk);
  if (on === null || daysBetween(desk.day, on) > longestWay) return false;
  return workingDaysAfter(desk, on, -within(desk, [1, 4], 'finish', unit.unit)) <= desk.day;
}

/** 申请办结: by the consolidating unit, once everybody is done. */
export const submit: Habit = (desk) => {
  const { note, day } = desk;
  const on = submissionDay(desk);
  if (on === null || day < on || answerableUnits(note).some(({ state }) => state !== 'UnitDone')) return [];
  const unit = note.consolidatingUnit;
  const summary = sentence(desk, 'done', `submit ${note.rejections}`);
  const data = { unit, summary, attachments: [evidence(note, summary)] };
  return [{ type: 'SubmitCompletion', data, by: unitHeadOf(unit) }];
};

/** After a rejection the work is done over in a week. */
function submissionDay(desk: Desk): LocalDate | null {
  const { note } = desk;
  const workable = note.state === 'InProgress' || (note.state === 'Ongoing' && !note.milestoneAccepted);
  if (!workable) return null;
  if (note.rejectedOn === null) return finishDay(desk);
  return workingDaysAfter(desk, note.rejectedOn, within(desk, [5, 7], 'again'));
}

function lastReport({ note, day, ...desk }: Desk, unit: UnitNote): Draft[] {
  const { openReport } = note;
  if (!isConsolidating(note, unit) || !openReport || openReport.period > day.slice(0, 7)) return [];
  const narrative = sentence({ note, day, ...desk }, 'done', openReport.period);
  const data = { unit: unit.unit, period: openReport.period, percent: 100, figure: null, narrative, attachments: [] };
  return [{ type: 'ReportProgress', data, by: clerkOf(unit.unit) }];
}

const finished = (desk: Desk, { unit }: UnitNote): Draft => ({
  type: 'FinishAssignment',
  data: { unit, summary: sentence(desk, 'finished', unit) },
  by: unitHeadOf(unit),
});

/** A document is known by its hash; here that of its summary. */
const evidence = ({ seq, rejections }: TaskNote, summary: string) => ({
  name: rejections === 0 ? '办结报告.pdf' : `办结报告（第${rejections + 1}次）.pdf`,
  sha256: createHash('sha256').update(`${seq} ${summary}`).digest('hex'),
  bytes: 80_000 + seq * 1_237,
});
