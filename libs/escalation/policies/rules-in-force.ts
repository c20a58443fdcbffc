import type { SupervisionRules } from '#escalation/contract';
import { chineseWorkCalendar } from '../calendar/chinese-days.js';
import { createSupervisionRules } from '../domain/rules.js';
import { loadPolicy, policyFile } from './load-policy.js';

/**
 * The rules of a process: the policy of that name in `seeds/policies`, or of that path, counted on the announced working days.
 * @throws ESCALATION_POLICY_UNREADABLE, ESCALATION_POLICY_INVALID
 */
export const rulesInForce = async (policy: string): Promise<SupervisionRules> =>
  createSupervisionRules(await loadPolicy(policyFile(policy)), chineseWorkCalendar());
