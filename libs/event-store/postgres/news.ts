import type pg from 'pg';
import { pause } from '#runtime';
import { Bell, type News } from '../bell.js';

export interface PostgresNewsOptions {
  connect(): Promise<pg.Client>;
  /** Sends the hint to other processes, on any connection but the writer's. */
  notify(channel: string, position: bigint): Promise<unknown>;
}

const channel = 'zhezi_events';
const notifyEvery = 25;
const pollAtLeastEvery = 1_000;
const pollAtMostEvery = 25;

/**
 * News of this process come directly from its writer. News of other processes come by NOTIFY, which is sent after the commit, at most
 * every 25 ms. Because a notification is lost when its connection is lost, the newest position is also asked for: every 25 ms while
 * there is something new, and less and less often, down to once a second, while there is not. The same question shows that the
 * listening connection is alive.
 */
export class PostgresNews implements News {
  private readonly bell = new Bell();
  private readonly closing = new AbortController();
  private newest = 0n;
  private toldAt = 0;
  private interval = pollAtMostEvery;
  private listener: pg.Client | undefined;
  private watching: Promise<void> | undefined;
  private telling: Promise<void> | undefined;
  /** The last position that this process has committed. */
  private toTell = 0n;
  /** The last position that others were told. */
  private told = 0n;

  constructor(private readonly options: PostgresNewsOptions) {}

  get version(): number {
    return this.bell.version;
  }

  /** This process has committed events up to `position`. */
  committed(position: bigint): void {
    this.advance(position);
    if (position <= this.toTell) return;
    this.toTell = position;
    this.telling ??= this.tell();
  }

  after(seen: number, signal: AbortSignal): Promise<void> {
    const news = this.bell.after(seen, signal);
    if (this.bell.listeners > 0) this.watching ??= this.watch();
    return news;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.watching;
    await this.telling;
    await this.listener?.end().catch(() => undefined);
  }

  private advance(position: bigint): boolean {
    if (position <= this.newest) return false;
    this.newest = position;
    this.bell.ring();
    return true;
  }

  /** Until others were told the last commit: one may come while the notification of the one before is still on its way. */
  private async tell(): Promise<void> {
    while (this.told < this.toTell) {
      await pause(Math.max(0, this.toldAt + notifyEvery - performance.now()), this.closing.signal);
      this.toldAt = performance.now();
      this.told = this.toTell;
      await this.options.notify(channel, this.told).catch(() => undefined); // only a hint
    }
    this.telling = undefined; // in the same step as the last look, so that no commit falls between
  }

  /** Asks while somebody waits. A lost connection is replaced; the next question finds what happened meanwhile. */
  private async watch(): Promise<void> {
    while (this.bell.listeners > 0 && !this.closing.signal.aborted) {
      const found = await this.ask().catch(() => this.drop());
      this.interval = found ? pollAtMostEvery : Math.min(this.interval * 2, pollAtLeastEvery);
      await pause(this.interval, this.closing.signal);
    }
    this.watching = undefined; // in the same step as the last look, so that nobody waits unwatched
  }

  private async ask(): Promise<boolean> {
    this.listener ??= await this.listen();
    const { rows } = await this.listener.query<{ position: string }>({ name: 'newest', text: newest });
    return this.advance(BigInt(rows[0]!.position));
  }

  private async listen(): Promise<pg.Client> {
    const client = await this.options.connect();
    client.on('notification', ({ payload }) => this.advance(BigInt(payload ?? 0)));
    await client.query(`LISTEN ${channel}`);
    return client;
  }

  private drop(): boolean {
    void this.listener?.end().catch(() => undefined);
    this.listener = undefined;
    return false;
  }
}

const newest = 'SELECT coalesce(max(position), 0) AS position FROM zhezi.events';
