import type { ReadModelEntry } from '#platform';
import { DueClocks } from './due-clocks.js';
import { dueClocks } from './projection.js';

export const dueClocksEntry: ReadModelEntry<unknown> = { models: () => [dueClocks], providers: [DueClocks] };
