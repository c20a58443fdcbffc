import type { ReadModelEntry } from '#platform';
import { DueClocks } from './due-clocks.js';
import { dueClocksModel } from './projection.js';

export const dueClocksEntry: ReadModelEntry<unknown> = { models: () => [dueClocksModel], providers: [DueClocks] };
