import type { Heading, LeftOutReason } from '../result/types.js';
import type { Line } from '../source/lines.js';
import type { Doubt, RawTask } from './raw-task.js';

export interface LeftOutLine {
  readonly line: Line;
  readonly reason: LeftOutReason;
}

/** Doubt about the plan outside its tasks. */
export type PlanDoubt = Omit<Doubt, 'field'>;

export interface FormReading {
  readonly tasks: readonly RawTask[];
  readonly headings: readonly Heading[];
  readonly leftOut: readonly LeftOutLine[];
  readonly doubts: readonly PlanDoubt[];
  /** Where the form tells a better title or year than the block's own. */
  readonly title?: string;
  readonly year?: number;
}
