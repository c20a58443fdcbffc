export type { ArmedClock, ClockKind, ReportDue, ScheduledRung, SupervisionRules } from './rules.js';
export {
  escalationPolicy,
  type EscalationPolicy,
  type ExtensionRules,
  type LightThresholds,
  type Recipient,
  type RungSpec,
} from './policy.js';
export {
  clockKindNames,
  clockKinds,
  type DayUnit,
  dayUnitNames,
  measureNames,
  measures,
  noticeColourNames,
  noticeColours,
  type Measure,
  type NoticeColour,
  type RungAct,
  rungActNames,
} from './vocabulary.js';
export { type DueTask } from './due-task.js';
export { escalationRefusals } from './refusals.js';
export { SUPERVISION_RULES } from './tokens.js';
