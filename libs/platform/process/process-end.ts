/**
 * The end of one process. It says whether it has begun, so that no more work is sent to the process, and which steps are under way, so
 * that an end that takes too long can say where it hangs. `runProcess` makes it once and hands it to all that the process opens.
 */
export class ProcessEnd {
  private readonly underWay = new Set<string>();
  private begun = false;

  /** Gives a step its name: `opening.defer(end.step('the projections', () => projections.stop()))`. */
  step(name: string, work: () => unknown): () => Promise<void> {
    return async () => {
      this.underWay.add(name);
      try {
        await work();
      } finally {
        this.underWay.delete(name);
      }
    };
  }

  /** Steps that have begun and not finished. */
  get stepsUnderWay(): readonly string[] {
    return [...this.underWay];
  }

  begin(): void {
    this.begun = true;
  }

  get hasBegun(): boolean {
    return this.begun;
  }
}
