import type { Language } from '#platform';

export interface ClusterWords {
  readonly bar: string;
  readonly reference: string;
  starting(step: string): string;
  readonly title: string;
  readonly process: string;
  readonly memory: string;
  readonly commands: string;
  readonly http: string;
  readonly kafka: string;
  readonly refused: string;
  readonly events: string;
  readonly seconds: string;
  readonly embedded: string;
  readonly table: string;
  readonly rows: string;
  readonly differences: string;
  readonly total: string;
  readonly ignored: string;
  readonly equal: string;
  readonly unequal: string;
  readonly logs: string;
  readonly stop: string;
}

const chinese: ClusterWords = {
  bar: '事件',
  reference: '在单进程中演示同一年度，以便对照 …',
  starting: (step) => `启动 ${step} …`,
  title: '集群形态演示',
  process: '进程',
  memory: '内存 MB',
  commands: '命令',
  http: '经 HTTP',
  kafka: '经 Kafka',
  refused: '被拒（情景所需）',
  events: '事件',
  seconds: '用时',
  embedded: '单进程对照',
  table: '表',
  rows: '行',
  differences: '差异',
  total: '合计',
  ignored: '不比较',
  equal: '与单进程逐行一致',
  unequal: '与单进程不一致',
  logs: '日志',
  stop: '按 Ctrl-C 停止。',
};

const english: ClusterWords = {
  bar: 'events',
  reference: 'playing the same year in one process, to compare …',
  starting: (step) => `starting ${step} …`,
  title: 'The year on the cluster profile',
  process: 'process',
  memory: 'memory MB',
  commands: 'commands',
  http: 'by HTTP',
  kafka: 'by Kafka',
  refused: 'refused (as the scenario wants)',
  events: 'events',
  seconds: 'time',
  embedded: 'in one process',
  table: 'table',
  rows: 'rows',
  differences: 'differences',
  total: 'total',
  ignored: 'not compared',
  equal: 'row by row the same as in one process',
  unequal: 'not the same as in one process',
  logs: 'logs',
  stop: 'Ctrl-C ends it.',
};

export const clusterWords = (language: Language): ClusterWords => (language === 'en' ? english : chinese);
