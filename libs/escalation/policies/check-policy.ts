import { type Finding, formFindingsOf, type GivenContent, isError } from '#settings';
import { chineseWorkCalendar } from '../calendar/chinese-days.js';
import { escalationPolicy, type EscalationPolicy } from '../contract/index.js';
import { policyFileSchema } from './policy-file.js';
import { senseOfLights } from './sense/lights.js';
import { senseOfRungs } from './sense/rungs.js';
import { senseOfSequence } from './sense/sequence.js';

export interface CheckedPolicy {
  /** Undefined when there are errors. */
  readonly policy: EscalationPolicy | undefined;
  readonly findings: readonly Finding[];
}

/** What reading a policy file found, its form, and its sense. Sense is looked for only where the form is right. */
export function checkPolicy(given: GivenContent): CheckedPolicy {
  const { content, findings: read } = given;
  const parsed = policyFileSchema.safeParse(content);
  if (!parsed.success) {
    return { policy: undefined, findings: [...read, ...formFindingsOf(parsed.error, policyFileSchema, given)] };
  }
  const policy = escalationPolicy.strip().parse(parsed.data);
  const ofParts = [...senseOfRungs(policy), ...senseOfLights(policy)];
  const ofSequence = ofParts.some(isError) ? [] : senseOfSequence(policy, chineseWorkCalendar());
  const findings = [...read, ...ofParts, ...ofSequence];
  return { policy: findings.some(isError) ? undefined : policy, findings };
}
