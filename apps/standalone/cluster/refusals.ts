import { refusal, type RefusalCatalog } from '#kernel';

export const clusterRefusals = {
  CLUSTER_OPTION_INVALID: {
    kind: 'invalid',
    zh: '集群的参数为 --json、--keep、--folder 目录、--until 日期 和 --lang zh|en；{reason}。请更正后重试。',
    en: 'The cluster takes --json, --keep, --folder PATH, --until DATE and --lang zh|en; {reason}. Correct them, then retry.',
    words: { reason: 'said' },
  },
  CLUSTER_PROCESS_ENDED: {
    kind: 'internal',
    zh: '进程 {name} 未就绪即结束（退出码 {found}）。请查看日志：{logFile}。',
    en: 'Process {name} ended before it was ready (exit code {found}). Look at its log: {logFile}.',
  },
  CLUSTER_PROCESS_NOT_READY: {
    kind: 'unavailable',
    zh: '进程 {name} 未在规定时间内就绪：{found}。请查看日志：{logFile}。',
    en: 'Process {name} was not ready in time: {found}. Look at its log: {logFile}.',
  },
  CLUSTER_BEHIND: {
    kind: 'unavailable',
    zh: '{what} 未在 {seconds} 秒内跟上。请查看日志目录：{folder}。',
    en: 'Not caught up within {seconds} s: {what}. Look at the logs in {folder}.',
  },
  CLUSTER_COMMAND_FAILED: {
    kind: 'internal',
    zh: '命令 {command} 未得到应有的答复：{found}。请查看日志目录：{folder}。',
    en: 'Command {command} was not answered as it should be: {found}. Look at the logs in {folder}.',
    words: { found: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuseCluster = refusal(clusterRefusals);
