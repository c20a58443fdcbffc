import type { Batch, Consumption, MessageBroker, ReceivedMessage } from '#messaging';
import type { Log } from '#platform';
import { deadLetter } from './dead-letters.js';
import { receiptMessage } from './receipts.js';
import { type OrderPorts, type Taken, takeOrder } from './take-order.js';

export interface IntakePorts extends OrderPorts {
  readonly broker: Pick<MessageBroker, 'consume' | 'publish'>;
  readonly topics: { readonly commands: string; readonly receipts: string; readonly deadLetters: string };
  readonly group: string;
  readonly log: Log;
}

const longestPauseMs = 5_000;
/** Orders of different keys under way at a time, in one batch. */
const sideBySide = 16;

/**
 * Takes orders from the topic until stopped. At least once: the group's record in Kafka moves after the receipts are
 * acknowledged, and what comes again is answered from the inbox, or by the facts it has led to. Orders of one key are
 * carried out one after another, also over failures.
 */
export function startIntake(ports: IntakePorts): Consumption {
  const { broker, topics, group, log } = ports;
  return broker.consume({
    group,
    topic: topics.commands,
    startOf: async () => null,
    handle: (batch) => takeBatch(batch, ports),
    onFailure(error, partition, attempt) {
      const retryAfterMs = Math.min(longestPauseMs, 100 * 2 ** Math.min(attempt, 10));
      log.warn({ err: error, topic: topics.commands, partition, attempt, retryAfterMs }, 'orders wait');
      return { retryAfterMs };
    },
  });
}

async function takeBatch({ messages, signal }: Batch, ports: IntakePorts): Promise<void> {
  const { broker, topics, clock, log } = ports;
  const taken = await inOrderPerKey(messages, signal, (message) => takeOrder(message, ports));
  const now = clock.now();
  const receipts = taken.flatMap(([message, taken]) =>
    'receipt' in taken ? [receiptMessage(taken.receipt, message, now)] : [],
  );
  const letters = taken.flatMap(([message, taken]) =>
    'unread' in taken ? [deadLetter(message, taken.unread, topics.commands)] : [],
  );
  if (receipts.length > 0) await broker.publish(topics.receipts, receipts);
  if (letters.length > 0) await broker.publish(topics.deadLetters, letters);
  for (const { headers } of letters)
    log.warn({ reason: headers.zhezi_reason, from: headers.zhezi_from }, 'a message was put aside');
}

/** Ends with the first failure of any, once those under way have ended. */
async function inOrderPerKey(
  messages: readonly ReceivedMessage[],
  signal: AbortSignal,
  take: (message: ReceivedMessage) => Promise<Taken>,
): Promise<readonly (readonly [ReceivedMessage, Taken])[]> {
  const results = new Map<ReceivedMessage, Taken>();
  const lanes = Map.groupBy(messages, ({ key, offset }) => key ?? offset).values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const lane of lanes) {
      for (const message of lane) {
        if (failed) return;
        signal.throwIfAborted();
        results.set(message, await take(message));
      }
    }
  };
  const workers = Array.from({ length: sideBySide }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const rejected = (await Promise.allSettled(workers)).find((ended) => ended.status === 'rejected');
  if (rejected) throw rejected.reason;
  return messages.map((message) => [message, results.get(message)!] as const);
}
