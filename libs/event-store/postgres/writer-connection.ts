import type pg from 'pg';

/** One connection, made when it is needed and again after it was lost. */
export class WriterConnection {
  private client: Promise<pg.Client> | undefined;

  constructor(private readonly connect: () => Promise<pg.Client>) {}

  get(): Promise<pg.Client> {
    return (this.client ??= this.connect());
  }

  /** Called by everybody whose work on this connection failed. Only the first call drops it; a newer connection stays. */
  async drop(failed: Promise<pg.Client>): Promise<void> {
    if (this.client === failed) this.client = undefined;
    const client = await failed.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.client) await this.drop(this.client);
  }
}
