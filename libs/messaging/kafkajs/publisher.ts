import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Message } from '../port.js';

/** In bytes: less than the million that a broker accepts by default for one partition in one request. */
const largestRequest = 900_000;

/**
 * Sends one request at a time, so that order holds. A producer whose request failed is replaced: its sequence numbers no
 * longer say what the broker has, and the broker would take another batch under the same numbers for a repeat.
 */
export class Publisher {
  private producer: Promise<Producer> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  publish(topic: string, messages: readonly Message[]): Promise<void> {
    const sent = this.last.then(() => this.sendAll(topic, messages));
    this.last = sent.catch(() => undefined);
    return sent;
  }

  async close(): Promise<void> {
    await this.last;
    await this.discard();
  }

  private async sendAll(topic: string, messages: readonly Message[]): Promise<void> {
    for (const some of requests(messages)) await this.send(topic, some);
  }

  private async send(topic: string, messages: readonly Message[]): Promise<void> {
    try {
      const producer = await (this.producer ??= this.connect());
      await producer.send({ topic, acks: -1, messages: messages.map((message) => ({ ...message })) });
    } catch (error) {
      void this.discard();
      throw error;
    }
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  private async discard(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.then((one) => one.disconnect()).catch(() => undefined);
  }
}

/** Divides the messages into requests that the broker accepts. A single message is sent whatever its size; the broker decides. */
export function* requests(messages: readonly Message[]): Generator<readonly Message[], void> {
  let from = 0;
  let bytes = 0;
  for (const [index, message] of messages.entries()) {
    const size = sizeOf(message);
    if (index > from && bytes + size > largestRequest) {
      yield messages.slice(from, index);
      from = index;
      bytes = 0;
    }
    bytes += size;
  }
  if (from < messages.length) yield messages.slice(from);
}

const overhead = 64;

/** At most so many bytes in a request. */
const sizeOf = ({ key, value, headers }: Message): number =>
  Object.entries(headers).reduce(
    (sum, [name, content]) => sum + 10 + 3 * (name.length + content.length),
    overhead + value.length + 3 * (key?.length ?? 0),
  );
