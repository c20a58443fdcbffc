import type { CommandContext, CommandGateway } from '#commands';
import { type Clock, deterministicId, DomainError } from '#kernel';
import type { ReceivedMessage } from '#messaging';
import { toTask } from '#tasks';
import { type Order, withSender } from './order.js';
import { acceptedReceipt, type Receipt, refusedReceipt } from './receipts.js';
import { refuseIntake } from './refusals.js';
import { isTransient } from './transient.js';
import { actorOf, type SignedOrder } from './verify.js';

export interface OrderPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  /** Whether facts of the task came of that command; asked of orders whose time is over. */
  readonly carriedOut: (taskId: string, commandId: string) => Promise<boolean>;
  readonly clock: Clock;
}

/** The receipt of an order, or why the message cannot be taken for one. */
export type Taken = { readonly receipt: Receipt } | { readonly unread: DomainError };

const dayMs = 86_400_000;
/** As long as Kafka keeps orders. An order that waited while we were down is accepted; one that is replayed later is not. */
export const oldestMs = 7 * dayMs;
/** How far the sender's clock may be ahead. */
const aheadMs = 5 * 60_000;

/**
 * Carries an order out; one that was carried out before gets the first answer, from the facts that came of it. An error that may pass
 * by itself is thrown, so that the order comes again; any other error becomes an answer, so that the orders after it need not wait.
 */
export async function takeOrder(signed: SignedOrder, message: ReceivedMessage, ports: OrderPorts): Promise<Taken> {
  const { order, unit } = signed;
  const context = contextOf(signed, message, ports);
  try {
    await checkTime(order, context.commandId, ports);
    const command = toTask(order.taskId, order.command, withSender(order, unit));
    return { receipt: acceptedReceipt(signed, await ports.commands.give(command, context)) };
  } catch (error) {
    if (isTransient(error)) throw error;
    if (error instanceof DomainError) return { receipt: refusedReceipt(signed, error) };
    return { unread: asRefusal(error) };
  }
}

/** An order that was carried out in time is accepted however late it comes again. @throws ORDER_OUT_OF_TIME */
async function checkTime(
  { issuedAt, taskId }: Order,
  commandId: string,
  { clock, carriedOut }: OrderPorts,
): Promise<void> {
  const now = Date.parse(clock.now());
  const [earliest, latest] = [now - oldestMs, now + aheadMs];
  const at = Date.parse(issuedAt);
  if ((at >= earliest && at <= latest) || (await carriedOut(taskId, commandId))) return;
  const instant = (ms: number): string => new Date(ms).toISOString();
  throw refuseIntake('ORDER_OUT_OF_TIME', { issuedAt, earliest: instant(earliest), latest: instant(latest) });
}

/** The business time is that of taking the order in, as with a request by HTTP; the sender's clock decides nothing. */
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

export const asRefusal = (error: unknown): DomainError =>
  error instanceof DomainError
    ? error
    : refuseIntake('ORDER_FAILED', { reason: String((error as Error).message).slice(0, 300) });
