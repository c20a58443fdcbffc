import type { RefusalCatalog } from '#kernel';
import { clockKindNames } from './vocabulary.js';

export const escalationRefusals = {
  ESCALATION_CLOCK_NOT_ARMABLE: {
    kind: 'unprocessable',
    zh: '时限必须能被计时：政策“{policyVersion}”中没有{clock}时限的阶梯。请在政策中补充后重试。',
    en: 'A clock must be measurable: policy "{policyVersion}" has no rungs for the clock of {clock}. Add them to the policy, then retry.',
    words: { clock: clockKindNames },
    basis: { zh: '无人计时的期限不如没有', en: 'A deadline that nobody measures is worse than none' },
  },
  ESCALATION_RUNG_UNKNOWN: {
    kind: 'unprocessable',
    zh: '政策“{policyVersion}”中没有阶梯“{rung}”。请核对政策版本。',
    en: 'Policy "{policyVersion}" has no rung "{rung}". Check the version of the policy.',
  },
  ESCALATION_POLICY_INVALID: {
    kind: 'invalid',
    zh: '政策文件“{file}”不符合格式：{reason}。请更正后重试。',
    en: 'Policy file "{file}" is not valid: {reason}. Correct it, then retry.',
    words: { reason: 'said' },
  },
} as const satisfies RefusalCatalog;
