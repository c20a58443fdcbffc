import type { ReadModelEntry } from '#platform';
import { TaskQueryHandler, TaskTextQueryHandler } from './query.js';

/** Read from the task's own events. */
export const taskEntry: ReadModelEntry<unknown> = {
  models: () => [],
  providers: [TaskQueryHandler, TaskTextQueryHandler],
};
