import type { LocalDate, Timestamp } from '#kernel';
import type { EscalationPolicy, RungSpec } from './policy.js';
import type { clockKinds, DayUnit } from './vocabulary.js';

export type ClockKind = (typeof clockKinds)[number];

export interface ScheduledRung {
  readonly rung: string;
  /** When it may act: `actsAt` on a working day. */
  readonly at: Timestamp;
}

/** What an aggregate stores when a clock starts: the whole timetable, and the versions with which it was computed. */
export interface ArmedClock {
  /** In the order of their instants. Rungs before the arming day are left out. */
  readonly rungs: readonly ScheduledRung[];
  /** `default@1`. */
  readonly policyVersion: string;
  /** `cn-2023…`: the version of the calendar that counted the working days. */
  readonly calendarVersion: string;
  /** True when a date lies beyond the published calendar. */
  readonly provisional: boolean;
}

export interface ReportDue {
  /** The month that the report is about, `YYYY-MM`. */
  readonly period: string;
  readonly dueOn: LocalDate;
}

/** The rules that a decision needs, with one version of the policy and one of the calendar. Pure functions. */
export interface SupervisionRules {
  readonly policy: EscalationPolicy;
  readonly policyVersion: string;
  readonly calendarVersion: string;
  /** @throws ESCALATION_CLOCK_NOT_ARMABLE when the policy has no rung of this kind, because nobody would measure the deadline */
  arm(kind: ClockKind, anchor: LocalDate, armedOn: LocalDate): ArmedClock;
  /** @throws ESCALATION_RUNG_UNKNOWN */
  rung(rung: string): RungSpec;
  /** The instant at which something due on or after `date` may act: `actsAt`, rolled to a working day. */
  actsOn(date: LocalDate): Timestamp;
  /** The first report due for work that starts on `date`: the month of `date`. */
  firstReport(date: LocalDate): ReportDue;
  reportAfter(period: string): ReportDue;
  reportFor(period: string): ReportDue;
  addDays(date: LocalDate, count: number, unit: DayUnit): LocalDate;
}
