export { EscalationModule } from './escalation.module.js';
export { chineseDaysData, chineseWorkCalendar } from './calendar/chinese-days.js';
export { type CalendarData, createWorkCalendar, type WorkCalendar } from './domain/calendar.js';
export { ladderTable } from './domain/ladder-table.js';
export { parsePolicy, policyInForce, policyVersionOf } from './domain/policy.js';
export { createSupervisionRules } from './domain/rules.js';
export { loadPolicy } from './policies/load-policy.js';
