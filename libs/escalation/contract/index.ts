export type { ArmedClock, ClockKind, ReportDue, ScheduledRung, SupervisionRules } from './rules.js';
export {
  type DayUnit,
  escalationPolicy,
  type EscalationPolicy,
  type ExtensionRules,
  type LightThresholds,
  type Recipient,
  type RungAct,
  type RungSpec,
} from './policy.js';
export {
  clockKindNames,
  clockKinds,
  measureNames,
  measures,
  noticeColourNames,
  noticeColours,
  type Measure,
  type NoticeColour,
} from './vocabulary.js';
export { type DueTask } from './due-task.js';
export { escalationRefusals } from './refusals.js';
export { SUPERVISION_RULES } from './tokens.js';
