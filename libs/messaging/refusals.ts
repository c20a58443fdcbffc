import { refusal, type RefusalCatalog } from '#kernel';

export const messagingRefusals = {
  BROKER_UNREACHABLE: {
    kind: 'unavailable',
    zh: 'Kafka（{brokers}）无法使用：{reason}。请检查集群与 ZHEZI_KAFKA_BROKERS（及 ZHEZI_KAFKA_TLS、ZHEZI_KAFKA_SASL_MECHANISM）后重试。',
    en: 'Kafka ({brokers}) cannot be used: {reason}. See to the cluster and to ZHEZI_KAFKA_BROKERS (ZHEZI_KAFKA_TLS, ZHEZI_KAFKA_SASL_MECHANISM), then retry.',
    words: { reason: 'said' },
  },
  TOPIC_UNKNOWN: {
    kind: 'not-found',
    zh: 'Kafka 中没有主题 {topic}。请先建立该主题（infra/kafka/topics.json），或检查 ZHEZI_KAFKA_TOPIC_PREFIX。',
    en: 'Kafka has no topic {topic}. Create it (infra/kafka/topics.json), or see to ZHEZI_KAFKA_TOPIC_PREFIX.',
  },
  MESSAGE_TOO_LARGE: {
    kind: 'too-large',
    zh: '发往主题 {topic} 的消息过大：最大一条 {bytes} 字节，超过该主题的 max.message.bytes。请提高该设置后重试。',
    en: 'A message for topic {topic} is too large: the largest has {bytes} bytes, more than max.message.bytes of the topic. Raise that setting, then retry.',
  },
  OFFSET_BEYOND_END: {
    kind: 'conflict',
    zh: '主题 {topic} 的分区 {partition} 应从偏移量 {offset} 继续，但它只到 {end}：主题已被重建或截断。请核对后重置记录的偏移量。',
    en: 'Partition {partition} of topic {topic} was to go on at offset {offset}, but ends at {end}: the topic was recreated or cut. Check this, then reset the recorded offsets.',
  },
  PARTITIONS_SHARED: {
    kind: 'conflict',
    zh: '主题 {topic} 的 {all} 个分区中只有 {assigned} 个仍属于本进程：另一进程已加入同一消费组，而读模型只能由一个进程投影。请停止另一进程。',
    en: 'Only {assigned} of the {all} partitions of topic {topic} are still ours: another process has joined the group, and a read model is projected by one process. Stop the other one.',
  },
  MESSAGE_UNREADABLE: {
    kind: 'invalid',
    zh: '消息无法读取：{reason}。请发送 CloudEvents 1.0 二进制模式的 JSON 消息。',
    en: 'The message cannot be read: {reason}. Send JSON in the binary mode of CloudEvents 1.0.',
    words: { reason: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuseMessaging = refusal(messagingRefusals);
