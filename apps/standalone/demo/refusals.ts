import { refusal, type RefusalCatalog } from '#kernel';

export const optionRefusals = {
  DEMO_OPTION_INVALID: {
    kind: 'invalid',
    zh: '演示的参数为 --exit、--json（与 --exit 一起）和 --lang zh|en；{reason}。请更正后重试。',
    en: 'The demo takes --exit, --json (together with --exit) and --lang zh|en; {reason}. Correct them, then retry.',
    words: { reason: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuseOption = refusal(optionRefusals);
