import { refusal, type RefusalCatalog } from '#kernel';

const clusterRefusals = {
  CLUSTER_OPTION_INVALID: {
    kind: 'invalid',
    zh: '集群的参数为 --json、--keep、--folder 目录、--until 日期 和 --lang zh|en；{reason}。',
    en: 'The cluster takes --json, --keep, --folder PATH, --until DATE and --lang zh|en; {reason}.',
  },
  CLUSTER_PROCESS_ENDED: {
    kind: 'internal',
    zh: '进程 {name} 未就绪即结束（退出码 {found}）。原因见日志：{logFile}。',
    en: 'Process {name} ended before it was ready (exit code {found}). See its log: {logFile}.',
  },
  CLUSTER_PROCESS_NOT_READY: {
    kind: 'unavailable',
    zh: '进程 {name} 未在规定时间内就绪：{found}。日志：{logFile}。',
    en: 'Process {name} was not ready in time: {found}. Its log: {logFile}.',
  },
  CLUSTER_BEHIND: {
    kind: 'unavailable',
    zh: '{what}未在 {seconds} 秒内跟上。请查看日志目录：{folder}。',
    en: 'Not caught up within {seconds} s: {what}. See the logs in {folder}.',
  },
  CLUSTER_COMMAND_FAILED: {
    kind: 'internal',
    zh: '命令 {command} 未得到应有的答复：{found}。请查看日志目录：{folder}。',
    en: 'Command {command} was not answered as it should be: {found}. See the logs in {folder}.',
  },
} as const satisfies RefusalCatalog;

export const refuseCluster = refusal(clusterRefusals);
