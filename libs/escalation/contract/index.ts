export type {
  ArmedClock,
  ClockKind,
  DayUnit,
  EscalationPolicy,
  ExtensionRules,
  LightThresholds,
  Recipient,
  ReportDue,
  RungAct,
  RungSpec,
  ScheduledRung,
  SupervisionRules,
} from './rules.js';
export { clockKinds, measures, noticeColours, type Measure, type NoticeColour } from './vocabulary.js';
export { type DueTask } from './due-task.js';
export { escalationRefusals } from './refusals.js';
export { SUPERVISION_RULES } from './tokens.js';
