// What the rooms of the contract suite share: clients of the broker, topics of their own, and what consumes them.
import { randomUUID } from 'node:crypto';
import { type TestKafka, until as soon } from '#testing';
import type { Consumption, Message, MessageBroker, Subscription } from '../port.js';
import type { TopicSpec } from '../topics.js';
import type { Ledger } from './ledger.js';

export interface BrokerUnderTest {
  readonly kafka: TestKafka;
  /** A client of its own; the suite closes it. */
  connect(): MessageBroker;
}

export const message = (key: string, text: string, headers: Message['headers'] = {}): Message => ({
  key,
  value: Buffer.from(text),
  headers,
});

/** A group takes its time to share partitions anew. */
export const until = (what: string, isSo: () => boolean): Promise<void> => soon(what, isSo, 90_000);

export class BrokerBench {
  broker!: MessageBroker;
  private test!: BrokerUnderTest;
  private readonly others: MessageBroker[] = [];
  private readonly running: Consumption[] = [];

  constructor(private readonly open: () => Promise<BrokerUnderTest>) {}

  async start(): Promise<void> {
    this.test = await this.open();
    this.broker = this.test.connect();
  }

  /** Ends what a test has begun. */
  async clear(): Promise<void> {
    await Promise.all(this.running.splice(0).map((one) => one.stop()));
    await Promise.all(this.others.splice(0).map((one) => one.close()));
  }

  async close(): Promise<void> {
    await this.broker.close();
    await this.test.kafka.close();
  }

  /** Topics with other names are not ours. */
  get prefix(): string {
    return this.test.kafka.prefix;
  }

  another(): MessageBroker {
    const one = this.test.connect();
    this.others.push(one);
    return one;
  }

  topicOf(partitions: number, settings: TopicSpec['settings'] = {}): TopicSpec {
    return { name: `${this.prefix}${randomUUID()}`, partitions, replicas: 3, minInSyncReplicas: 2, settings };
  }

  async newTopic(partitions: number, settings: TopicSpec['settings'] = {}): Promise<string> {
    const topic = this.topicOf(partitions, settings);
    await this.broker.ensureTopics([topic]);
    return topic.name;
  }

  consume(topic: string, ledger: Ledger, options: Partial<Subscription> = {}, through = this.broker): Consumption {
    const consumption = through.consume({
      group: `${topic}-group`,
      topic,
      startOf: ledger.startOf,
      handle: async (batch) => ledger.take(batch),
      onFailure: () => ({ retryAfterMs: 50 }),
      ...options,
    });
    this.running.push(consumption);
    return consumption;
  }
}
