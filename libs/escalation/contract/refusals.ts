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
    zh: '政策文件“{file}”有 {errors} 处错误：{found}更正后可用 zhezi policy check 核对。',
    en: 'The policy file "{file}" has {errors} errors: {found} Correct it and check it with zhezi policy check.',
    words: { found: 'said' },
  },
  ESCALATION_POLICY_UNREADABLE: {
    kind: 'not-found',
    zh: '无法读取政策文件“{file}”：{reason}。请核对路径；也可以写随附政策的名称：{known}。',
    en: 'The policy file "{file}" cannot be read: {reason}. Check the path, or give the name of one that comes along: {known}.',
    words: { reason: 'said', known: 'said' },
  },
} as const satisfies RefusalCatalog;
