import { type AllStreamSubscription, END, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { pause } from '#runtime';
import { Bell, type News } from '../bell.js';
import { backoff } from './failures.js';
import { userStreams } from './filters.js';

export interface KurrentNewsOptions {
  readonly client: KurrentDBClient;
  /** Position of the newest event. */
  head(): Promise<bigint>;
  /** Milliseconds between looks at the newest position. */
  readonly pollEvery: number;
}

/**
 * Tells all subscribers of this process that there is something new. One live subscription to $all serves as the signal only: the
 * events that it brings are not delivered; each subscriber then reads from the position that it has reached. So no event depends on
 * it: when the server drops the subscription, it is made again after a pause; when it stops telling, the regular look at the newest
 * position finds what is new.
 */
export class KurrentNews implements News {
  private readonly bell = new Bell();
  private readonly closing = new AbortController();
  private newest = 0n;
  private running: Promise<unknown> | undefined;

  constructor(private readonly options: KurrentNewsOptions) {}

  get version(): number {
    return this.bell.version;
  }

  /** This process has written something. */
  ring(): void {
    this.bell.ring();
  }

  after(seen: number, signal: AbortSignal): Promise<void> {
    this.running ??= Promise.all([this.listen(), this.poll()]);
    return this.bell.after(seen, signal);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
  }

  private async listen(): Promise<void> {
    for (let failures = 0; !this.closing.signal.aborted; failures++) {
      await this.hear(() => (failures = 0)).catch(() => undefined); // whatever ended it, the loop makes it again
      await pause(backoff(failures), this.closing.signal);
    }
  }

  private async hear(heard: () => void): Promise<void> {
    const subscription = this.options.client.subscribeToAll({ fromPosition: END, filter: userStreams });
    const end = endOf(subscription);
    this.closing.signal.addEventListener('abort', end, { once: true });
    subscription.on('confirmation', () => this.ring()); // something may have been written before the subscription began
    try {
      for await (const { event } of subscription) {
        if (!event) continue;
        heard();
        this.ring();
      }
    } finally {
      this.closing.signal.removeEventListener('abort', end);
      end();
    }
  }

  private async poll(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await pause(this.options.pollEvery, this.closing.signal);
      if (this.bell.listeners === 0 || this.closing.signal.aborted) continue;
      const newest = await this.options.head().catch(() => this.newest);
      if (newest > this.newest) this.ring();
      this.newest = newest;
    }
  }
}

/** Ends a subscription, whether or not its call has begun. With a listener for errors the client throws in neither case. */
function endOf(subscription: AllStreamSubscription): () => void {
  subscription.on('error', () => undefined);
  return () => {
    void subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
  };
}
