import type { InBoth } from '#kernel';
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
export function checkPolicy({ content, findings: read }: GivenContent): CheckedPolicy {
  const parsed = policyFileSchema.safeParse(content);
  if (!parsed.success) {
    const form = formFindingsOf(parsed.error, { schema: policyFileSchema, content, writtenAs });
    return { policy: undefined, findings: [...read, ...form] };
  }
  const policy = escalationPolicy.strip().parse(parsed.data);
  const ofParts = [...senseOfRungs(policy), ...senseOfLights(policy)];
  const ofSequence = ofParts.some(isError) ? [] : senseOfSequence(policy, chineseWorkCalendar());
  const findings = [...read, ...ofParts, ...ofSequence];
  return { policy: findings.some(isError) ? undefined : policy, findings };
}

const writtenAs: Readonly<Record<string, InBoth>> = {
  id: {
    zh: '编号用小写字母、数字和连字符，以字母开头，如 default。',
    en: 'An id has small letters, digits and hyphens, a letter first, such as default.',
  },
  rung: {
    zh: '阶梯名用字母、数字和连字符，以字母开头，如 L1、Rep-2。',
    en: 'The name of a rung has letters, digits and hyphens, a letter first, such as L1 or Rep-2.',
  },
  actsAt: {
    zh: '时刻写成“时:分”，在 08:00 至 17:59 之间，如 09:00。',
    en: 'Write the time as hours:minutes between 08:00 and 17:59, such as 09:00.',
  },
};
