import type { RefusalCatalog } from '#kernel';

export const escalationRefusals = {
  ESCALATION_CLOCK_NOT_ARMABLE: {
    kind: 'unprocessable',
    zh: '时限必须能被计时：政策 {policyVersion} 中没有“{clock}”类时限的阶梯。请在政策中补充后重试。',
    en: 'A clock must be measurable: policy {policyVersion} has no rungs for clock kind "{clock}". Add them to the policy, then retry.',
    basis: 'a deadline nobody measures is worse than none',
  },
  ESCALATION_RUNG_UNKNOWN: {
    kind: 'unprocessable',
    zh: '政策 {policyVersion} 中没有阶梯“{rung}”。请核对政策版本。',
    en: 'Policy {policyVersion} has no rung "{rung}". Check the policy version.',
  },
  ESCALATION_POLICY_INVALID: {
    kind: 'invalid',
    zh: '政策文件“{file}”有 {errors} 处错误：{foundZh}更正后可用 zhezi policy check 核对。',
    en: 'The policy file "{file}" has {errors} errors: {foundEn} Correct it and check it with zhezi policy check.',
  },
  ESCALATION_POLICY_UNREADABLE: {
    kind: 'not-found',
    zh: '无法读取政策文件“{file}”：{becauseZh}。请核对路径；也可以写随附政策的名称：{known}。',
    en: 'The policy file "{file}" cannot be read: {becauseEn}. Check the path, or give the name of one that comes along: {known}.',
  },
} as const satisfies RefusalCatalog;
