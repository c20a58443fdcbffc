import { setTimeout as delay } from 'node:timers/promises';
import type { MessageBroker, ReceivedMessage } from '#messaging';
import type { IntakePorts } from '../intake.js';

export type Content = Record<string, unknown>;

export interface Receipt {
  readonly message: ReceivedMessage;
  readonly content: Content;
}

export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !isSo(); await delay(10)) {
    if (performance.now() > end) throw new Error(`not so: ${what}`);
  }
}

/** What the intake has sent since they listen. */
export class Replies {
  readonly letters: ReceivedMessage[] = [];
  private readonly receipts: Receipt[] = [];

  listen(broker: MessageBroker, { receipts, deadLetters }: IntakePorts['topics']): void {
    const to = (topic: string, take: (message: ReceivedMessage) => void): void => {
      broker.consume({
        group: `${topic}-test`,
        topic,
        startOf: async () => 0n,
        handle: async ({ messages }) => messages.forEach(take),
        onFailure: () => 'stop',
      });
    };
    to(receipts, (message) =>
      this.receipts.push({ message, content: JSON.parse(message.value.toString()) as Content }),
    );
    to(deadLetters, (message) => this.letters.push(message));
  }

  receiptsOf = (id: string): Receipt[] => this.receipts.filter(({ content }) => content.id === id);

  receiptOf = async ({ id }: { readonly id: string }): Promise<Content> => {
    await until('the receipt has come', () => this.receiptsOf(id).length > 0);
    return this.receiptsOf(id)[0]!.content;
  };
}
