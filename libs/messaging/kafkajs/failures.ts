import { DomainError, type InBoth, networkFault, said } from '#kernel';
import { refuseMessaging } from '../refusals.js';

interface KafkaJsError extends Error {
  readonly type?: string;
  readonly cause?: KafkaJsError;
}

/** The first cause of an error of kafkajs. */
export const rootOf = (error: unknown): KafkaJsError => {
  let root = error as KafkaJsError;
  while (root.cause instanceof Error) root = root.cause;
  return root;
};

export const isUnknownTopic = (error: unknown): boolean => rootOf(error).type === 'UNKNOWN_TOPIC_OR_PARTITION';

const notYetThere = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION'];

/** What is said of a topic while its brokers learn of it. */
export const isNotYetThere = (error: unknown): boolean => notYetThere.includes(rootOf(error).type ?? '');

const tooLarge = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'];

/** The refusal that an error stands for. An error that is not about this topic or message is about the cluster. */
export function failureOf(
  error: unknown,
  {
    brokers,
    topic,
    bytes = 0,
  }: { readonly brokers: readonly string[]; readonly topic: string; readonly bytes?: number },
): DomainError {
  if (error instanceof DomainError) return error;
  const root = rootOf(error);
  if (isUnknownTopic(root)) return refuseMessaging('TOPIC_UNKNOWN', { topic });
  if (tooLarge.includes(root.type ?? '')) return refuseMessaging('MESSAGE_TOO_LARGE', { topic, bytes });
  return refuseMessaging('BROKER_UNREACHABLE', {
    brokers: brokers.join(', '),
    reason: networkFault(root) ?? said(root.message, brokerFault(root)),
  });
}

/** What Kafka's client means by the names of its errors, for people. */
const brokerFaults: Readonly<Record<string, InBoth>> = {
  KafkaJSConnectionError: { zh: '连接不上', en: 'no connection can be made' },
  KafkaJSConnectionClosedError: { zh: '连接中断', en: 'the connection was cut' },
  KafkaJSRequestTimeoutError: { zh: '答复超时', en: 'the answer took too long' },
  KafkaJSBrokerNotFound: { zh: '集群中没有可用的节点', en: 'the cluster has no node that could be used' },
  KafkaJSSASLAuthenticationError: {
    zh: '登录被拒绝，请核对账号和口令',
    en: 'signing in was refused, check name and password',
  },
};

const brokerFault = ({ name, type = name }: Error & { readonly type?: string }): InBoth =>
  brokerFaults[name] ?? { zh: `集群报告“${type}”`, en: `the cluster says "${type}"` };
