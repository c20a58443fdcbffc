import { DomainError } from '#kernel';
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
  return refuseMessaging('BROKER_UNREACHABLE', { brokers: brokers.join(', '), reason: root.message });
}
