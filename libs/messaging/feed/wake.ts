/** Lets one reader wait for those that bring it something, or for their failure. */
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

  /** Until woken, at most so long. */
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
