import { refusal, type RefusalCatalog } from '#kernel';

export const demoRefusals = {
  DEMO_RUNNING: {
    kind: 'conflict',
    zh: '演示数据目录“{folder}”正由进程 {pid} 使用（地址：{address}）。请先停止它，再重新开始。',
    en: 'The demo folder "{folder}" is in use by process {pid} (address: {address}). Stop it, then start again.',
  },
} as const satisfies RefusalCatalog;

export const refuseDemo = refusal(demoRefusals);
