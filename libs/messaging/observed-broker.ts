import type { Message, MessageBroker } from './port.js';

/** Is told of everything that is published. What it measures or traces is a matter of the process. */
export interface PublishObserver {
  /** Called before the messages are sent. The function that it returns is called once: without an error when they are acknowledged. */
  publishing(topic: string, messages: readonly Message[]): (error?: unknown) => void;
}

/** The same broker, whose observer is told of what it publishes. */
export function observedBroker(broker: MessageBroker, observer: PublishObserver | undefined): MessageBroker {
  if (!observer) return broker;
  const publish = async (topic: string, messages: readonly Message[]): Promise<void> => {
    const published = observer.publishing(topic, messages);
    try {
      await broker.publish(topic, messages);
    } catch (error) {
      published(error);
      throw error;
    }
    published();
  };
  return { ...broker, publish };
}
