/** Lets one reader wait until others wake it, because they have something for it or have failed. */
export class Wake {
  private pending = false;
  private resume: (() => void) | undefined;
  private failure: { readonly error: unknown } | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.up(), { once: true });
  }

  up(): void {
    this.pending = true;
    this.resume?.();
  }

  fail(error: unknown): void {
    this.failure = { error };
    this.up();
  }

  /** @throws what `fail` was told. */
  check(): void {
    if (this.failure) throw this.failure.error;
  }

  /** Resolves when woken, or after so many milliseconds. */
  async wait(ms: number): Promise<void> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.resume = () => (clearTimeout(timer), resolve());
      });
    }
    this.pending = false;
    this.resume = undefined;
  }
}
