import { refusal, type RefusalCatalog } from '#kernel';

export const scenarioRefusals = {
  SCENARIO_INVALID: {
    kind: 'invalid',
    zh: '情景文件“{file}”不符合格式：{reason}。请更正后重试。',
    en: 'Scenario file "{file}" is not valid: {reason}. Correct it, then retry.',
    words: { reason: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuseScenario = refusal(scenarioRefusals);
