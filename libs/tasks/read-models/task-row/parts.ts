import type { NoticeColour } from '#escalation/contract';
import type { LocalDate } from '#kernel';
import type { AssignmentRef, AssignmentState, Figure } from '#tasks/contract';
import type { UnitPart } from './row.js';

type Parts = readonly UnitPart[];

export const newPart = ({ unit, name, role }: AssignmentRef): UnitPart => ({
  unit,
  name,
  role,
  state: 'PendingReceipt',
  receivedOn: null,
  deemed: false,
  reports: {},
  figures: {},
  lastReportOn: null,
  late: [],
  missing: [],
  openNotices: [],
  requests: 0,
  notices: {},
  returned: 0,
  ownPosition: null,
  ownAt: null,
});

/** A unit printed twice has one part, in the role printed first. */
export const firstParts = (assignments: readonly AssignmentRef[]): UnitPart[] =>
  assignments
    .filter(({ unit }, at) => assignments.findIndex((other) => other.unit === unit) === at)
    .map((assignment) => newPart(assignment));

export const changePart = (parts: Parts, unit: string | null, change: (part: UnitPart) => UnitPart): UnitPart[] =>
  parts.map((part) => (part.unit === unit ? change(part) : part));

export const changeParts = (parts: Parts, units: readonly string[], change: (part: UnitPart) => UnitPart): UnitPart[] =>
  parts.map((part) => (units.includes(part.unit) ? change(part) : part));

export const setState = (parts: Parts, unit: string, state: AssignmentState): UnitPart[] =>
  changePart(parts, unit, (part) => ({ ...part, state }));

export const received = (parts: Parts, unit: string, receivedOn: LocalDate, deemed: boolean): UnitPart[] =>
  changePart(parts, unit, (part) => ({ ...part, state: 'Received', receivedOn, deemed }));

export const unitsOf = (parts: Parts): string[] =>
  parts.filter(({ state }) => state !== 'Reassigned').map(({ unit }) => unit);

/** What was done has to be done again: units that had finished work on. */
export const reopened = (parts: Parts): UnitPart[] =>
  parts.map((part) => (part.state === 'UnitDone' ? { ...part, state: 'Working' } : part));

/** Nobody waits for answers any more. */
export const withoutOpenNotices = (parts: Parts): UnitPart[] =>
  parts.map((part) => (part.openNotices.length === 0 ? part : { ...part, openNotices: [] }));

export interface Report {
  readonly period: string;
  readonly percent: number | null;
  readonly figures: readonly Figure[];
  readonly late: boolean;
  readonly on: LocalDate;
}

export const withReport = (part: UnitPart, { period, percent, figures, late, on }: Report): UnitPart => ({
  ...part,
  state: part.state === 'UnitDone' ? 'UnitDone' : 'Working',
  reports: { ...part.reports, [period]: percent },
  figures: withFigures(part, period, figures),
  lastReportOn: on,
  late: late ? withOne(part.late, period) : part.late,
  missing: without(part.missing, period),
});

function withFigures({ figures }: UnitPart, period: string, given: readonly Figure[]): UnitPart['figures'] {
  const ofTargets = given.filter(({ target }) => (target ?? null) !== null);
  if (ofTargets.length > 0) return { ...figures, [period]: ofTargets };
  return period in figures ? withoutKey(figures, period) : figures;
}

const withoutKey = <Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

/** 退回 */
export const withoutReport = (part: UnitPart, period: string): UnitPart => ({
  ...part,
  returned: part.returned + 1,
  state: part.state === 'UnitDone' ? 'UnitDone' : 'Working',
  reports: withoutKey(part.reports, period),
  figures: withoutKey(part.figures, period),
});

export const withOne = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list : [...list, one];

export const without = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : list;

/** The newest period with a standing report. */
export const lastPeriodOf = ({ reports }: UnitPart): string | null => newest(Object.keys(reports));

/** The percentage of the newest period that gives one. */
export function percentOf({ reports }: UnitPart): number | null {
  const period = newest(Object.keys(reports).filter((key) => reports[key] !== null));
  return period === null ? null : reports[period]!;
}

export const noticesOf = ({ notices }: UnitPart, colour: NoticeColour): number =>
  Object.values(notices).filter((one) => one === colour).length;

/** A unit is asked by reminders and by notices. */
export const remindersOf = ({ requests, notices }: UnitPart): number => requests - Object.keys(notices).length;

const newest = (periods: readonly string[]): string | null =>
  periods.reduce<string | null>((last, period) => (last === null || period > last ? period : last), null);

export const sumOf = (parts: Parts, count: (part: UnitPart) => number): number =>
  parts.reduce((sum, part) => sum + count(part), 0);
