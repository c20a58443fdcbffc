import { createHash } from 'node:crypto';
import { refuseCommand } from '#commands';
import { type Answered, messageKey, type Sent } from '#messaging';
import type { SentCommand } from './sent-command.js';
import { receipt, refusedReceipt } from './receipts.js';
import type { Taken } from './take-command.js';
import type { SignedCommand } from './verify.js';

/**
 * The answers to the commands of a batch. A command that the inbox knows gets its answer from there; any other is carried out, once for each
 * id. Commands with the same id wait for each other, whatever their keys.
 */
export class Answers {
  private readonly known: Map<string, Answered>;
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly found = new Map<string, Answered>();

  constructor(known: readonly Answered[]) {
    this.known = new Map(known.map((answered) => [messageKey(answered), answered]));
  }

  /** The answers that the inbox did not have. */
  get fresh(): readonly Answered[] {
    return [...this.found.values()];
  }

  to(signed: SignedCommand, carryOut: () => Promise<Taken>): Promise<Taken> {
    const key = messageKey(sentOf(signed));
    const turn = (this.turns.get(key) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.known.get(key) ?? this.found.get(key))
      .then((answered) => (answered ? repeated(signed, answered) : this.first(key, signed, carryOut)));
    this.turns.set(key, turn);
    return turn;
  }

  private async first(key: string, signed: SignedCommand, carryOut: () => Promise<Taken>): Promise<Taken> {
    const taken = await carryOut();
    if ('receipt' in taken) {
      this.found.set(key, { ...sentOf(signed), digest: digestOf(signed.content), answer: taken.receipt });
    }
    return taken;
  }
}

/** The answer that another process gave to the same command, when it was first; else our own. */
export function asKept(signed: SignedCommand, taken: Taken, kept: ReadonlyMap<string, Answered>): Taken {
  const answered = 'receipt' in taken ? kept.get(messageKey(sentOf(signed))) : undefined;
  return answered?.digest === digestOf(signed.content) ? repeated(signed, answered) : taken;
}

export const sentOf = ({ unit, content }: SignedCommand): Sent => ({ sender: unit, id: content.id });

const repeated = (signed: SignedCommand, { digest, answer }: Answered): Taken =>
  digest === digestOf(signed.content)
    ? { receipt: receipt.parse(answer) }
    : { receipt: refusedReceipt(signed, refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId: signed.content.id })) };

/** Equal for the same content, however often the command is signed. */
const digestOf = ({ taskId, command, account, data, expectedRevision }: SentCommand): string =>
  createHash('sha256')
    .update(JSON.stringify([taskId, command, account, data, expectedRevision ?? null]))
    .digest('hex');
