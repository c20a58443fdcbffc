import type { RecordedEvent } from '#event-store';

export interface AppliedBatch {
  readonly model: string;
  readonly events: readonly RecordedEvent[];
  /** From the start of the batch until rows and checkpoint were committed. */
  readonly seconds: number;
}

/** Measures the runners. It must not throw. */
export interface ProjectionObserver {
  applied(batch: AppliedBatch): void;
  /** A failure that is given to `onError` too. */
  failed(model: string): void;
}
