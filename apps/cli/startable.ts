/** What can be started: everything in one process, or one process of the cluster. In words for people. */
export const startable = {
  standalone: { zh: '全部（单进程）', en: 'everything in one process' },
  api: { zh: '接口', en: 'the HTTP interface' },
  projector: { zh: '投影', en: 'read models and reactors' },
  escalator: { zh: '督办', en: 'due clocks' },
  relay: { zh: '转发到 Kafka', en: 'events to Kafka' },
  intake: { zh: '从 Kafka 收件', en: 'signed commands from Kafka' },
} as const;
export type Startable = keyof typeof startable;
