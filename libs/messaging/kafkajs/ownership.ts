/** The partitions that one generation of the group has given to this member, until the next one. */
export class Ownership {
  private readonly ending = new AbortController();
  private heardAt = performance.now();

  /** The offset from which each partition goes on; null: as the group's record in Kafka says; absent: not known yet. */
  readonly next = new Map<number, bigint | null>();

  constructor(
    readonly partitions: readonly number[],
    private readonly sessionTimeoutMs: number,
  ) {}

  get isValid(): boolean {
    return !this.ending.signal.aborted;
  }

  /** Aborted when the partitions may be somebody else's. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  end(): void {
    this.ending.abort();
  }

  later(ms: number, work: () => void): void {
    const timer = setTimeout(work, ms);
    this.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /**
   * Sends heartbeats while a batch is worked on. A rebalance waits for the batch to end. The ownership ends at once when the group has
   * given this member up, or when no heartbeat was answered for so long that it must have.
   */
  keep(heartbeat: () => Promise<void>): { end(): void } {
    this.heardAt = performance.now();
    const timer = setInterval(() => void this.beat(heartbeat), this.sessionTimeoutMs / 4);
    return { end: () => clearInterval(timer) };
  }

  private async beat(heartbeat: () => Promise<void>): Promise<void> {
    try {
      await heartbeat();
      this.heardAt = performance.now();
    } catch (error) {
      const { type } = error as { type?: string };
      if (type === 'REBALANCE_IN_PROGRESS') this.heardAt = performance.now();
      else if (givenUp.includes(type ?? '') || performance.now() - this.heardAt > this.sessionTimeoutMs) this.end();
    }
  }
}

const givenUp = ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'];
