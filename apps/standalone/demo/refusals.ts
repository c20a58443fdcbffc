import { refusal, type RefusalCatalog } from '#kernel';

const demoRefusals = {
  SCENARIO_INVALID: {
    kind: 'invalid',
    zh: '情景文件“{file}”不符合格式：{reason}。请更正后重试。',
    en: 'Scenario file "{file}" is not valid: {reason}. Correct it, then retry.',
  },
  DEMO_RUNNING: {
    kind: 'conflict',
    zh: '演示数据目录“{folder}”正由进程 {pid} 使用（地址：{address}）。请先停止它，再重新开始。',
    en: 'The demo folder "{folder}" is in use by process {pid} (address: {address}). Stop it, then start again.',
  },
  DEMO_OPTION_INVALID: {
    kind: 'invalid',
    zh: '演示的参数为 --exit、--json（与 --exit 一起）和 --lang zh|en；{reason}。',
    en: 'The demo takes --exit, --json (together with --exit) and --lang zh|en; {reason}.',
  },
} as const satisfies RefusalCatalog;

export const refuseDemo = refusal(demoRefusals);
