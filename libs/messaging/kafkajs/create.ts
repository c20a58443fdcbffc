import type { MessageBroker } from '../port.js';
import { Administration } from './administration.js';
import { type ClientOptions, createClient } from './client.js';
import { startConsumption } from './consumption.js';
import { failureOf } from './failures.js';
import { Publisher } from './publisher.js';

export type KafkaBrokerOptions = ClientOptions;

/** Kafka through kafkajs. Connects when something is asked of it. */
export function createKafkaBroker(options: KafkaBrokerOptions): MessageBroker {
  const { brokers } = options;
  const kafka = createClient(options);
  const administration = new Administration(kafka);
  const publisher = new Publisher(kafka);
  const consumptions = new Set<{ stop(): Promise<void> }>();
  const inOurWords = <Result>(topic: string, work: Promise<Result>, bytes?: () => number): Promise<Result> =>
    work.catch((error: unknown) => {
      throw failureOf(error, { brokers, topic, ...(bytes && { bytes: bytes() }) });
    });
  const offsets: MessageBroker['offsets'] = (topic) => inOurWords(topic, administration.offsets(topic));
  return {
    ensureTopics: (topics) =>
      inOurWords(topics.map(({ name }) => name).join(', '), administration.ensureTopics(topics)),
    publish: (topic, messages) =>
      inOurWords(topic, publisher.publish(topic, messages), () =>
        Math.max(0, ...messages.map(({ value }) => value.length)),
      ),
    consume(subscription) {
      const consumption = startConsumption({ ...options, subscription, offsets });
      consumptions.add(consumption);
      const forget = (): boolean => consumptions.delete(consumption);
      consumption.ended.then(forget, forget);
      return consumption;
    },
    offsets,
    committed: (group, topic) => inOurWords(topic, administration.committed(group, topic)),
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      await publisher.close();
    },
  };
}
