import type { CommandBus } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { type CommandContext, parseCommand, refuseCommand } from '#event-store';
import { type Clock, deterministicId, DomainError } from '#kernel';
import type { Inbox, ReceivedMessage } from '#messaging';
import type { DirectorySource } from '#organizations/contract';
import { GiveTaskCommand } from '#tasks';
import { contentOf, type Order } from './order.js';
import { acceptedReceipt, type Receipt, receipt, refusedReceipt } from './receipts.js';
import { refuseIntake } from './refusals.js';
import { isTransient } from './transient.js';
import { actorOf, type SignedOrder, verified } from './verify.js';

export interface OrderPorts {
  readonly commands: Pick<CommandBus, 'execute'>;
  readonly directory: DirectorySource;
  readonly inbox: Inbox;
  readonly clock: Clock;
}

/** The receipt of an order, or why the message cannot be taken for one. */
export type Taken = { readonly receipt: Receipt } | { readonly unread: DomainError };

const dayMs = 86_400_000;
/** As long as Kafka keeps orders: one that waited out a downtime counts, one that is replayed later does not. */
export const oldestMs = 7 * dayMs;
/** By which the sender's clock may be ahead. */
const aheadMs = 5 * 60_000;

/**
 * Carries a message's order out, once. Throws what may pass by itself, so that the message comes again; anything else
 * becomes an answer, so that no message holds up those behind it.
 */
export async function takeOrder(message: ReceivedMessage, ports: OrderPorts): Promise<Taken> {
  let signed: SignedOrder;
  try {
    signed = await verified(message.value, await ports.directory.current());
  } catch (error) {
    if (isTransient(error)) throw error;
    return { unread: asRefusal(error) };
  }
  const { unit, order } = signed;
  const digest = digestOf(order);
  const known = await ports.inbox.find(unit, order.id);
  if (known?.digest === digest) return { receipt: receipt.parse(known.answer) };
  if (known)
    return { receipt: refusedReceipt(signed, refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId: order.id })) };
  const answer = await answerTo(signed, message, ports);
  if ('unread' in answer) return answer;
  const kept = await ports.inbox.keep(unit, order.id, { digest, answer: answer.receipt });
  return { receipt: receipt.parse(kept.answer) };
}

async function answerTo(signed: SignedOrder, message: ReceivedMessage, ports: OrderPorts): Promise<Taken> {
  const { order, unit } = signed;
  try {
    checkTime(order.issuedAt, ports.clock);
    const data = parseCommand(contentOf(order.command), order.data) as object;
    const command = new GiveTaskCommand(
      order.taskId,
      order.command,
      { unit, ...data },
      contextOf(signed, message, ports),
    );
    return { receipt: acceptedReceipt(signed, await ports.commands.execute(command)) };
  } catch (error) {
    if (isTransient(error)) throw error;
    if (error instanceof DomainError) return { receipt: refusedReceipt(signed, error) };
    return { unread: asRefusal(error) };
  }
}

function checkTime(issuedAt: string, clock: Clock): void {
  const now = Date.parse(clock.now());
  const [earliest, latest] = [now - oldestMs, now + aheadMs];
  const at = Date.parse(issuedAt);
  if (at >= earliest && at <= latest) return;
  const instant = (ms: number): string => new Date(ms).toISOString();
  throw refuseIntake('ORDER_OUT_OF_TIME', { issuedAt, earliest: instant(earliest), latest: instant(latest) });
}

/** It happens when it is taken in, as with an order by HTTP: the sender's clock decides nothing. */
function contextOf(signed: SignedOrder, { headers }: ReceivedMessage, { clock }: OrderPorts): CommandContext {
  const { unit, order } = signed;
  const { traceparent } = headers;
  return {
    actor: actorOf(signed),
    at: clock.now(),
    commandId: deterministicId('kafka', unit, order.id),
    correlationId: order.correlationId ?? order.id,
    causationId: null,
    source: 'kafka',
    ...(traceparent !== undefined && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent) && { traceparent }),
    ...(order.expectedRevision !== undefined && { expectedRevision: order.expectedRevision }),
  };
}

/** The same however often the same order is signed. */
const digestOf = ({ taskId, command, account, data, expectedRevision }: Order): string =>
  createHash('sha256')
    .update(JSON.stringify([taskId, command, account, data, expectedRevision ?? null]))
    .digest('hex');

const asRefusal = (error: unknown): DomainError =>
  error instanceof DomainError
    ? error
    : refuseIntake('ORDER_FAILED', { reason: String((error as Error).message).slice(0, 300) });
