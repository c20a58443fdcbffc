import type { Observability } from './observe-process.js';

/** A message whose header may say to which trace it belongs. */
interface Traceable {
  readonly headers: Readonly<Record<string, string>>;
}

interface PublishObserver {
  publishing(topic: string, messages: readonly Traceable[]): (error?: unknown) => void;
}

/**
 * Counts the messages that this process publishes once they are acknowledged, and links a span to their traces; to be given to a broker
 * that takes an observer. Undefined when nothing is measured or traced.
 */
export function publishObserver({ metrics, tracing }: Observability): PublishObserver | undefined {
  if (!metrics && !tracing) return undefined;
  return {
    publishing(topic, messages) {
      const links = messages.flatMap(({ headers: { traceparent } }) =>
        traceparent === undefined ? [] : [traceparent],
      );
      const attributes = { topic, messages: messages.length };
      const span =
        links.length > 0 ? tracing?.begin(`publish to ${topic}`, { kind: 'producer', links, attributes }) : undefined;
      return (error) => {
        if (error === undefined) metrics?.count('zhezi_kafka_published_total', { topic }, messages.length);
        span?.end({ error });
      };
    },
  };
}
