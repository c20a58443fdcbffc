import type { Batch, ReceivedMessage } from '../port.js';

/**
 * What a projector does with PostgreSQL: effects and offset change together, or not at all when the offset is not where the
 * batch begins.
 */
export class Ledger {
  readonly next = new Map<number, bigint>();
  readonly taken: ReceivedMessage[] = [];
  refused = 0;

  startOf = async (partition: number): Promise<bigint | null> => this.next.get(partition) ?? 0n;

  take({ partition, messages, next }: Batch): void {
    if ((this.next.get(partition) ?? 0n) !== messages[0]!.offset) {
      this.refused++;
      throw new Error(`partition ${partition} is not at ${messages[0]!.offset}`);
    }
    this.next.set(partition, next);
    this.taken.push(...messages);
  }

  texts = (key?: string): string[] =>
    this.taken.filter((one) => key === undefined || one.key === key).map(({ value }) => value.toString());
}
