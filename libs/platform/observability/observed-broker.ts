import type { Message, MessageBroker } from '#messaging';
import type { Observability } from './observe-process.js';

/** The same broker, whose messages are counted once acknowledged, and show in the traces that they belong to. */
export function observedBroker(broker: MessageBroker, { metrics, tracing }: Observability): MessageBroker {
  if (!metrics && !tracing) return broker;
  const publish = async (topic: string, messages: readonly Message[]): Promise<void> => {
    const links = messages.flatMap(({ headers: { traceparent } }) => (traceparent === undefined ? [] : [traceparent]));
    const attributes = { topic, messages: messages.length };
    const span =
      links.length > 0 ? tracing?.begin(`publish to ${topic}`, { kind: 'producer', links, attributes }) : undefined;
    try {
      await broker.publish(topic, messages);
      metrics?.count('zhezi_kafka_published_total', { topic }, messages.length);
      span?.end();
    } catch (error) {
      span?.end({ error });
      throw error;
    }
  };
  return { ...broker, publish };
}
