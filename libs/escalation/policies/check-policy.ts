import { type Finding, formFindingsOf, isError } from '#settings';
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

/** The form of a policy file, and its sense. Sense is looked for only where the form is right. */
export function checkPolicy(content: unknown): CheckedPolicy {
  const parsed = policyFileSchema.safeParse(content);
  if (!parsed.success) {
    const findings = formFindingsOf(parsed.error, policyFileSchema, content);
    return { policy: undefined, findings };
  }
  const policy = escalationPolicy.strip().parse(parsed.data);
  const ofParts = [...senseOfRungs(policy), ...senseOfLights(policy)];
  const findings = ofParts.some(isError) ? ofParts : [...ofParts, ...senseOfSequence(policy, chineseWorkCalendar())];
  return { policy: findings.some(isError) ? undefined : policy, findings };
}
