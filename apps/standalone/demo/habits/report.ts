import type { LocalDate } from '#kernel';
import { activeUnits, isConsolidating, type TaskNote, type UnitNote } from '../book/book.js';
import { percentOn } from '../work/curve.js';
import { isDone } from './finish.js';
import { narrativeOf, sentence } from '../work/narrative.js';
import { clerkOf, officerOf } from '../world/people.js';
import { type Desk, type Draft, type Habit, luck, profileOf, within, workingDaysAfter } from '../world/world.js';

const underWay: readonly TaskNote['state'][] = ['InProgress', 'Ongoing', 'Rectifying'];
const quarterEnds = ['03', '06', '09', '12'];

/** 进展反馈: the consolidating unit every month, the others as input at the end of each quarter. */
export const report: Habit = (desk) => {
  if (!underWay.includes(desk.note.state)) return [];
  return activeUnits(desk.note)
    .filter(({ state }) => state === 'Received' || state === 'Working')
    .flatMap((unit) => {
      const period = periodToReport(desk, unit);
      return period === null || isDone(desk, unit) ? [] : [reportOf(desk, unit, period)];
    });
};

/** 退回: now and then the office finds a report empty, on the working day after. */
export const returnReport: Habit = (desk) => {
  const { note, day, world } = desk;
  if (!underWay.includes(note.state)) return [];
  return note.units.filter(isConsolidating.bind(null, note)).flatMap(({ unit, lastReport, returnedBefore }) => {
    if (!lastReport || returnedBefore.includes(lastReport.period)) return [];
    if (workingDaysAfter(desk, lastReport.on, 1) !== day) return [];
    if (luck(desk, 'return', lastReport.period) >= world.scenario.returned) return [];
    const reason = sentence(desk, 'returned', lastReport.period);
    return [
      { type: 'ReturnProgress' as const, data: { unit, period: lastReport.period, reason }, by: officerOf(world) },
    ];
  });
};

function periodToReport(desk: Desk, unit: UnitNote): string | null {
  if (unit.returned) return workingDaysAfter(desk, unit.returned.on, 2) <= desk.day ? unit.returned.period : null;
  if (!isConsolidating(desk.note, unit)) return quarterToReport(desk, unit);
  const { missedReport, openReport } = desk.note;
  if (missedReport && workingDaysAfter(desk, missedReport.on, 2) <= desk.day) return missedReport.period;
  if (!openReport || desk.day < firstDay(openReport.period)) return null;
  return reportDay(desk, unit) <= desk.day ? openReport.period : null;
}

/** Nobody reports on a month before its end is near. */
const firstDay = (period: string): LocalDate => `${period}-25`;

const never = '9999-12-31';

/** Prompt units report between the 25th and the date, late ones after the reminder, silent ones after the notice. */
function reportDay(desk: Desk, unit: UnitNote): LocalDate {
  const { period, dueOn, remindedOn } = desk.note.openReport!;
  const { late, silent } = profileOf(desk.world, unit);
  const draw = luck(desk, 'punctual', period);
  if (draw < silent) return never;
  if (draw < silent + late) {
    return remindedOn ? workingDaysAfter(desk, remindedOn, within(desk, [1, 2], 'late', period)) : never;
  }
  return punctualDay(desk, period, dueOn);
}

/** One of the working days that are left; a holiday up to the date leaves only those before it. */
function punctualDay(desk: Desk, period: string, dueOn: LocalDate): LocalDate {
  const { calendar } = desk.world;
  const last = calendar.isWorkingDay(dueOn) ? dueOn : calendar.addWorkingDays(dueOn, -1);
  const day = calendar.addWorkingDays(last, -within(desk, [0, 4], 'report', period));
  return day < firstDay(period) ? last : day;
}

function quarterToReport(desk: Desk, unit: UnitNote): string | null {
  const period = desk.day.slice(0, 7);
  if (!quarterEnds.includes(period.slice(5)) || unit.lastReport?.period === period) return null;
  return Number(desk.day.slice(8)) >= within(desk, [22, 27], 'input', unit.unit, period) ? period : null;
}

function reportOf(desk: Desk, unit: UnitNote, period: string): Draft {
  const percent = Math.max(unit.percent, percentOn(desk, unit.unit));
  const narrative = isConsolidating(desk.note, unit)
    ? narrativeOf(desk, percent, period)
    : sentence(desk, 'contribution', `${unit.unit} ${period}`, { percent });
  return {
    type: 'ReportProgress',
    data: { unit: unit.unit, period, percent, figure: null, narrative, attachments: [] },
    by: clerkOf(unit.unit),
  };
}
