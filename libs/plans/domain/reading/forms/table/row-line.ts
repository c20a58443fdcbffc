import type { Line } from '../../source/lines.js';

/** A line of a row, what stands before it taken off. */
export interface RowLine {
  readonly text: string;
  readonly line: Line;
  /** How many lines of the file it stands below the line before. */
  readonly gap: number;
}
