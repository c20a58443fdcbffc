import type { Batch as KafkaBatch, IHeaders, KafkaMessage } from 'kafkajs';
import type { ReceivedMessage } from '../port.js';

/** The messages from an offset on. A broker answers with whole record batches, which may begin before it. */
export const receivedMessages = (
  { partition, messages }: KafkaBatch,
  from: bigint | null,
): readonly ReceivedMessage[] =>
  messages.map((message) => received(partition, message)).filter(({ offset }) => from === null || offset >= from);

const received = (partition: number, message: KafkaMessage): ReceivedMessage => ({
  partition,
  offset: BigInt(message.offset),
  key: message.key?.toString('utf8') ?? null,
  value: message.value ?? Buffer.alloc(0),
  headers: headersOf(message.headers),
  sentAt: new Date(Number(message.timestamp)).toISOString(),
});

/** When a header comes several times, the last one counts. */
const headersOf = (headers: IHeaders = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String((Array.isArray(value) ? value.at(-1) : value) ?? '')]),
  );
