interface Waiter {
  readonly position: bigint;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How far a reactor has come, and who waits for it. */
export class ReactorProgress {
  private position = -1n;
  private waiters: Waiter[] = [];
  private ended: { readonly error: unknown } | undefined;

  /** Undefined before the first `advance`. */
  known(): bigint | undefined {
    return this.position < 0n ? undefined : this.position;
  }

  /** Resolves once the position is handled; rejects when the reactor ends before. */
  reached(position: bigint): Promise<void> {
    if (position <= this.position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      if (this.ended) reject(this.ended.error);
      else this.waiters.push({ position, resolve, reject });
    });
  }

  advance(position: bigint): void {
    if (position <= this.position) return;
    this.position = position;
    const ready = this.waiters.filter((waiter) => waiter.position <= position);
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const waiter of ready) waiter.resolve();
  }

  end(error: unknown): void {
    this.ended = { error };
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }
}
