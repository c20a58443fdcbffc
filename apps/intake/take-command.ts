import type { CommandContext, CommandGateway } from '#commands';
import { type Clock, deterministicId, DomainError, instantText, said, type Said } from '#kernel';
import type { ReceivedMessage } from '#messaging';
import type { NameOf } from '#platform';
import { toTask } from '#tasks';
import { type SentCommand, withSender } from './sent-command.js';
import { acceptedReceipt, type Receipt, refusedReceipt } from './receipts.js';
import { refuseIntake } from './refusals.js';
import { isTransient } from './transient.js';
import { actorOf, type SignedCommand } from './verify.js';

export interface CommandPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  /** Whether facts of the task came of that command; asked of commands whose time is over. */
  readonly carriedOut: (taskId: string, commandId: string) => Promise<boolean>;
  readonly clock: Clock;
}

/** For the sentences of receipts. */
export interface Naming {
  readonly nameOf: NameOf;
}

/** The receipt of a command, or why the message cannot be taken for one. */
export type Taken = { readonly receipt: Receipt } | { readonly unread: DomainError };

const dayMs = 86_400_000;
/** As long as Kafka keeps commands. A command that waited while we were down is accepted; one that is replayed later is not. */
export const oldestMs = 7 * dayMs;
/** How far the sender's clock may be ahead. */
const aheadMs = 5 * 60_000;

/**
 * Carries a command out; one that was carried out before gets the first answer, from the facts that came of it. An error that may pass
 * by itself is thrown, so that the command comes again; any other error becomes an answer, so that the commands after it need not wait.
 */
export async function takeCommand(
  signed: SignedCommand,
  message: ReceivedMessage,
  ports: CommandPorts & Naming,
): Promise<Taken> {
  const { content, unit } = signed;
  const context = contextOf(signed, message, ports);
  try {
    await checkTime(content, context.commandId, ports);
    const command = toTask(content.taskId, content.command, withSender(content, unit));
    return { receipt: acceptedReceipt(signed, await ports.commands.give(command, context)) };
  } catch (error) {
    if (isTransient(error)) throw error;
    if (error instanceof DomainError) return { receipt: refusedReceipt(signed, error, ports.nameOf) };
    return { unread: asRefusal(error) };
  }
}

/** A command that was carried out in time is accepted however late it comes again. @throws ORDER_OUT_OF_TIME */
async function checkTime(
  { issuedAt, taskId }: SentCommand,
  commandId: string,
  { clock, carriedOut }: CommandPorts,
): Promise<void> {
  const now = Date.parse(clock.now());
  const [earliest, latest] = [now - oldestMs, now + aheadMs];
  const at = Date.parse(issuedAt);
  if ((at >= earliest && at <= latest) || (await carriedOut(taskId, commandId))) return;
  throw refuseIntake('ORDER_OUT_OF_TIME', {
    issuedAt: instantSaid(at, issuedAt),
    earliest: instantSaid(earliest),
    latest: instantSaid(latest),
  });
}

const instantSaid = (ms: number, sent = new Date(ms).toISOString()): Said =>
  said(sent, instantText(new Date(ms).toISOString()));

/** The business time is that of taking the command in, as with a request by HTTP; the sender's clock decides nothing. */
function contextOf(signed: SignedCommand, { headers }: ReceivedMessage, { clock }: CommandPorts): CommandContext {
  const { unit, content } = signed;
  const { traceparent } = headers;
  return {
    actor: actorOf(signed),
    at: clock.now(),
    commandId: deterministicId('kafka', unit, content.id),
    correlationId: content.correlationId ?? content.id,
    causationId: null,
    source: 'kafka',
    ...(traceparent !== undefined && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent) && { traceparent }),
    ...(content.expectedRevision !== undefined && { expectedRevision: content.expectedRevision }),
  };
}

export const asRefusal = (error: unknown): DomainError =>
  error instanceof DomainError
    ? error
    : refuseIntake('ORDER_FAILED', { reason: String((error as Error).message).slice(0, 300) });
