import type { RecordedEvent } from '#event-store';

export interface AppliedBatch {
  readonly model: string;
  readonly events: readonly RecordedEvent[];
  /** From taking up the batch until rows and checkpoint were committed. */
  readonly seconds: number;
}

/** Who measures the runners. It must not throw. */
export interface ProjectionObserver {
  applied(batch: AppliedBatch): void;
  /** A failure that `onError` is told of as well. */
  failed(model: string): void;
}
