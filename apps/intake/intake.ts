import { namesBy } from '#organizations/contract';
import type { Batch, Consumption, MessageBroker, ReceivedMessage } from '#messaging';
import type { Observability } from '#platform';
import type { Log } from '#runtime';
import { deadLetter } from './dead-letters.js';
import { receiptMessage } from './receipts.js';
import type { Taken } from './take-command.js';
import { takeCommands, type TakingPorts } from './take-commands.js';

export interface IntakePorts extends TakingPorts {
  readonly broker: Pick<MessageBroker, 'consume' | 'publish'>;
  readonly topics: { readonly commands: string; readonly receipts: string; readonly deadLetters: string };
  readonly group: string;
  readonly log: Log;
  /** Absent: nothing is counted. */
  readonly observability?: Pick<Observability, 'metrics'>;
}

const longestPauseMs = 5_000;

/** How many commands are taken together: many, so that the shared look-ups cost little, but so few that the first do not wait long for receipts. */
const together = 256;

/**
 * Takes commands from the topic until stopped. Delivery is at least once: the group's record in Kafka moves after the receipts are
 * acknowledged, and a command that comes again is answered from the inbox, or by the events that came of it. Commands of one key are
 * carried out one after another, also when one has to be tried again.
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
      log.warn({ err: error, topic: topics.commands, partition, attempt, retryAfterMs }, 'commands wait');
      return { retryAfterMs };
    },
  });
}

async function takeBatch({ messages, signal }: Batch, ports: IntakePorts): Promise<void> {
  for (let from = 0; from < messages.length; from += together) {
    const some = messages.slice(from, from + together);
    await answer(some, await takeCommands(some, ports, signal), ports);
  }
}

async function answer(messages: readonly ReceivedMessage[], taken: readonly Taken[], ports: IntakePorts) {
  const { broker, topics, clock, log, directory } = ports;
  const nameOf = namesBy(await directory.current());
  const now = clock.now();
  const receipts = taken.flatMap((one, index) =>
    'receipt' in one ? [receiptMessage(one.receipt, messages[index]!, now)] : [],
  );
  const letters = taken.flatMap((one, index) =>
    'unread' in one ? [deadLetter(messages[index]!, one.unread, topics.commands, nameOf)] : [],
  );
  if (receipts.length > 0) await broker.publish(topics.receipts, receipts);
  if (letters.length > 0) await broker.publish(topics.deadLetters, letters);
  for (const { headers } of letters)
    log.warn({ reason: headers.zhezi_reason, from: headers.zhezi_from }, 'a message was put aside');
  count(taken, ports);
}

function count(taken: readonly Taken[], { observability }: IntakePorts): void {
  const outcomes = Map.groupBy(taken, (one) => ('receipt' in one ? one.receipt.outcome : 'unread'));
  for (const [outcome, { length }] of outcomes)
    observability?.metrics?.count('zhezi_intake_commands_total', { outcome }, length);
}
