interface Waiter {
  readonly position: bigint;
  readonly reached: () => void;
}

/** How far a model has come, and who waits for it. */
export class Progress {
  private waiters: Waiter[] = [];
  private current = -1n;

  get position(): bigint {
    return this.current;
  }

  advance(position: bigint): void {
    this.current = position;
    if (this.waiters.length === 0) return;
    const ready = this.waiters.filter((waiter) => waiter.position <= position);
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const { reached } of ready) reached();
  }

  /** True once the position is processed, false when that takes longer than `timeoutMs`. */
  reached(position: bigint, timeoutMs: number): Promise<boolean> {
    if (position <= this.current) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter = { position, reached: () => (clearTimeout(timer), resolve(true)) };
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        resolve(false);
      }, timeoutMs);
      this.waiters.push(waiter);
    });
  }
}
