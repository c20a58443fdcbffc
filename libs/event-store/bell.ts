/** Says that there may be something new to read. */
export interface News {
  /** Grows with everything new. */
  readonly version: number;
  /** Returns when `version` is higher than `seen`, or when aborted. */
  after(seen: number, signal: AbortSignal): Promise<void>;
}

/** News within one process: who stores something rings. */
export class Bell implements News {
  version = 0;
  private waiting = new Set<() => void>();

  ring(): void {
    this.version++;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** How many wait for news at this moment. */
  get listeners(): number {
    return this.waiting.size;
  }

  after(seen: number, signal: AbortSignal): Promise<void> {
    if (this.version > seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.waiting.add(wake);
    });
  }
}
