import { createHash } from 'node:crypto';
import { refuseCommand } from '#commands';
import { type Answered, messageKey, type Sent } from '#messaging';
import type { Order } from './order.js';
import { receipt, refusedReceipt } from './receipts.js';
import type { Taken } from './take-order.js';
import type { SignedOrder } from './verify.js';

/**
 * The answers to the orders of a batch. An order that the inbox knows gets its answer from there; any other is carried out, once for each
 * id. Orders with the same id wait for each other, whatever their keys.
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

  to(signed: SignedOrder, carryOut: () => Promise<Taken>): Promise<Taken> {
    const key = messageKey(sentOf(signed));
    const turn = (this.turns.get(key) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.known.get(key) ?? this.found.get(key))
      .then((answered) => (answered ? repeated(signed, answered) : this.first(key, signed, carryOut)));
    this.turns.set(key, turn);
    return turn;
  }

  private async first(key: string, signed: SignedOrder, carryOut: () => Promise<Taken>): Promise<Taken> {
    const taken = await carryOut();
    if ('receipt' in taken) {
      this.found.set(key, { ...sentOf(signed), digest: digestOf(signed.order), answer: taken.receipt });
    }
    return taken;
  }
}

/** The answer that another process gave to the same order, when it was first; else our own. */
export function asKept(signed: SignedOrder, taken: Taken, kept: ReadonlyMap<string, Answered>): Taken {
  const answered = 'receipt' in taken ? kept.get(messageKey(sentOf(signed))) : undefined;
  return answered?.digest === digestOf(signed.order) ? repeated(signed, answered) : taken;
}

export const sentOf = ({ unit, order }: SignedOrder): Sent => ({ sender: unit, id: order.id });

const repeated = (signed: SignedOrder, { digest, answer }: Answered): Taken =>
  digest === digestOf(signed.order)
    ? { receipt: receipt.parse(answer) }
    : { receipt: refusedReceipt(signed, refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId: signed.order.id })) };

/** Equal for the same content, however often the order is signed. */
const digestOf = ({ taskId, command, account, data, expectedRevision }: Order): string =>
  createHash('sha256')
    .update(JSON.stringify([taskId, command, account, data, expectedRevision ?? null]))
    .digest('hex');
