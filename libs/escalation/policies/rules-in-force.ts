import { join } from 'node:path';
import type { SupervisionRules } from '#escalation/contract';
import { projectRoot } from '#runtime';
import { chineseWorkCalendar } from '../calendar/chinese-days.js';
import { createSupervisionRules } from '../domain/rules.js';
import { loadPolicy } from './load-policy.js';

/**
 * The rules of a process: the policy of that name in `seeds/policies`, counted on the announced working days.
 * @throws ESCALATION_POLICY_INVALID
 */
export async function rulesInForce(policy: string): Promise<SupervisionRules> {
  const file = join(projectRoot(), 'seeds', 'policies', `${policy}.json`);
  return createSupervisionRules(await loadPolicy(file), chineseWorkCalendar());
}
