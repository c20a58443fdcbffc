import type { Block } from '../documents/blocks.js';
import type { FormReading } from './form-reading.js';

/** One way in which plans are written. A form that is not sure returns null: garbage is worse than nothing. */
export interface Form {
  readonly name: string;
  recognise(block: Block): FormReading | null;
}
