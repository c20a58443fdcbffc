import type { StepName } from './step-name.js';

/**
 * The end of one process. It says whether it has begun, so that no more work is sent to the process, and which steps are under way, so
 * that a start or an end that takes too long can say where it hangs. `runProcess` makes it once and hands it to all that the process opens.
 */
export class ProcessEnd {
  private readonly underWay = new Set<{ readonly name: StepName }>();
  private begun = false;

  /** Does a step of the start or of the end. Several steps may have one name. */
  async during<Result>(name: StepName, work: () => Result | Promise<Result>): Promise<Result> {
    const step = { name };
    this.underWay.add(step);
    try {
      return await work();
    } finally {
      this.underWay.delete(step);
    }
  }

  /** Steps that have begun and not finished. */
  get stepsUnderWay(): readonly StepName[] {
    return [...this.underWay].map(({ name }) => name);
  }

  begin(): void {
    this.begun = true;
  }

  get hasBegun(): boolean {
    return this.begun;
  }
}
