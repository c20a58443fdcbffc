import type { LocalDate, Timestamp } from '#kernel';
import type { clockKinds, Measure, NoticeColour } from './vocabulary.js';

export type ClockKind = (typeof clockKinds)[number];

/** workingDay 工作日 · day 自然日 · month 月 (ends on the matching day or the month's last day). */
export type DayUnit = 'workingDay' | 'day' | 'month';

/** remind 提醒 · urge 催办 · deemReceived 视为签收 · notice 督办单 · propose 建议 (waits for a named person). */
export type RungAct = 'remind' | 'urge' | 'deemReceived' | 'notice' | 'propose';

export type Recipient = 'clerk' | 'unitHead' | 'leadingOfficial' | 'officer' | 'director' | 'head';

/** One rung of a ladder, as the policy file prints it. */
export interface RungSpec {
  /** `Sign-1`, `Rep-2`, `L0a`, `L3` … unique in a policy. */
  readonly rung: string;
  readonly clock: ClockKind;
  /** From the clock's anchor; negative counts back. A rung never falls on a rest day: it rolls to the next working day. */
  readonly offset: { readonly count: number; readonly unit: DayUnit };
  readonly act: RungAct;
  readonly colour?: NoticeColour;
  /** Time to answer the notice. */
  readonly answerWithin?: { readonly count: number; readonly unit: DayUnit };
  /** The rung that fires at once when the notice stays unanswered. */
  readonly ifUnanswered?: string;
  readonly measure?: Measure;
  readonly to: readonly Recipient[];
  /** The article or published rule the number comes from. */
  readonly basis: string;
}

export interface ExtensionRules {
  /** An extension is asked for at least this many working days before the due date. */
  readonly leadWorkingDays: number;
  readonly maxGrants: number;
}

/** Points of progress behind the straight line from dispatch to due date (银川 2025). */
export interface LightThresholds {
  readonly yellowPointsBehind: number;
  readonly redPointsBehind: number;
  readonly yellowDaysBeforeDue: number;
  readonly yellowMonthsMakeRed: number;
}

/** A published ladder with its numbers; a version never changes once it is used. */
export interface EscalationPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly effectiveFrom: LocalDate;
  /** Wall clock at which rungs act, inside working time, `HH:mm`. */
  readonly actsAt: string;
  readonly rungs: readonly RungSpec[];
  /** Monthly report: due on this day of the following month. */
  readonly reportDueDay: number;
  readonly objectionWorkingDays: number;
  readonly reminderCooldownWorkingDays: number;
  /** An answered notice with a dated plan holds the next rung once, at most this many days. */
  readonly holdDays: number;
  readonly extension: ExtensionRules;
  readonly light: LightThresholds;
}

export interface ScheduledRung {
  readonly rung: string;
  /** When it may act: `actsAt` on a working day. */
  readonly at: Timestamp;
}

/** What an aggregate stores when a clock starts: the whole timetable, and by which versions it was computed. */
export interface ArmedClock {
  /** In the order in which they fall. Rungs that lay before the arming day are left out. */
  readonly rungs: readonly ScheduledRung[];
  /** `default@1`. */
  readonly policyVersion: string;
  /** `cn-2023…`: which calendar data counted the working days. */
  readonly calendarVersion: string;
  /** True when a date lies beyond the published calendar. */
  readonly provisional: boolean;
}

export interface ReportDue {
  /** Month reported on, `YYYY-MM`. */
  readonly period: string;
  readonly dueOn: LocalDate;
}

/** The rules a decision needs, already bound to one policy version and one calendar version. Pure functions. */
export interface SupervisionRules {
  readonly policy: EscalationPolicy;
  readonly policyVersion: string;
  readonly calendarVersion: string;
  /** @throws ESCALATION_CLOCK_NOT_ARMABLE when no rung of this kind is known: a deadline nobody measures is worse than none. */
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
