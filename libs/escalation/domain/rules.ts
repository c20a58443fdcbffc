import { instantOf, type LocalDate, refusal, type Timestamp } from '#kernel';
import {
  type ArmedClock,
  type ClockKind,
  type DayUnit,
  type EscalationPolicy,
  escalationRefusals,
  type ReportDue,
  type RungSpec,
  type SupervisionRules,
} from '../contract/index.js';
import type { WorkCalendar } from './calendar.js';
import { addDays, addMonths } from './days.js';
import { remembered } from './memory.js';
import { policyVersionOf } from './policy.js';

const refuse = refusal(escalationRefusals);

interface DatedRung {
  readonly rung: string;
  readonly on: LocalDate;
}

/** Binds a policy version to a calendar version. Timetables are remembered: thousands of tasks share a due date. */
export function createSupervisionRules(policy: EscalationPolicy, calendar: WorkCalendar): SupervisionRules {
  const policyVersion = policyVersionOf(policy);
  const specs = new Map(policy.rungs.map((spec) => [spec.rung, spec]));
  const at = remembered((workingDay: LocalDate): Timestamp => instantOf(workingDay, policy.actsAt));
  const ladder = remembered((key: string) => datedLadder(policy, calendar, key));
  const timetable = remembered((key: string): ArmedClock => {
    const [kind, anchor, armedOn] = key.split('|') as [ClockKind, LocalDate, LocalDate];
    const kept = ladder(`${kind}|${anchor}`).filter(({ on }) => on >= armedOn);
    return {
      rungs: kept.map(({ rung, on }) => ({ rung, at: at(on) })),
      policyVersion,
      calendarVersion: calendar.version,
      provisional: kept.some(({ on }) => on > calendar.horizon),
    };
  });
  return {
    policy,
    policyVersion,
    calendarVersion: calendar.version,
    arm: (kind, anchor, armedOn) => timetable(`${kind}|${anchor}|${armedOn}`),
    rung: (name) => specs.get(name) ?? raiseUnknown(name, policyVersion),
    actsOn: (date) => at(calendar.rollForward(date)),
    firstReport: (date) => reportOf(policy, date.slice(0, 7)),
    reportAfter: (period) => reportOf(policy, monthAfter(period)),
    reportFor: (period) => reportOf(policy, period),
    addDays: (date, count, unit) => offsetBy(calendar, date, count, unit),
  };
}

/** Every rung of a kind with its day, in the order of time; rungs of one day in the order of the policy. */
function datedLadder(policy: EscalationPolicy, calendar: WorkCalendar, key: string): readonly DatedRung[] {
  const [kind, anchor] = key.split('|') as [ClockKind, LocalDate];
  const specs = policy.rungs.filter(({ clock }) => clock === kind);
  if (specs.length === 0) {
    throw refuse('ESCALATION_CLOCK_NOT_ARMABLE', { policyVersion: policyVersionOf(policy), clock: kind });
  }
  const dated = specs.map((spec) => ({ rung: spec.rung, on: dayOfRung(spec, anchor, calendar) }));
  return dated.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** A rung on a rest day moves to the next working day; a warning that would then pass the anchor moves back instead. */
function dayOfRung({ offset }: RungSpec, anchor: LocalDate, calendar: WorkCalendar): LocalDate {
  const day = offsetBy(calendar, anchor, offset.count, offset.unit);
  const rolled = calendar.rollForward(day);
  return offset.count < 0 && rolled > anchor ? calendar.addWorkingDays(day, -1) : rolled;
}

function offsetBy(calendar: WorkCalendar, date: LocalDate, count: number, unit: DayUnit): LocalDate {
  if (unit === 'workingDay') return calendar.addWorkingDays(date, count);
  return unit === 'day' ? addDays(date, count) : addMonths(date, count);
}

/** Monthly reports are due on a fixed day of the following month, also when that is a rest day. */
function reportOf({ reportDueDay }: EscalationPolicy, period: string): ReportDue {
  return { period, dueOn: `${monthAfter(period)}-${String(reportDueDay).padStart(2, '0')}` };
}

const monthAfter = (period: string): string => addMonths(`${period}-01`, 1).slice(0, 7);

function raiseUnknown(rung: string, policyVersion: string): never {
  throw refuse('ESCALATION_RUNG_UNKNOWN', { rung, policyVersion });
}
