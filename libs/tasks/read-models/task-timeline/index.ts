import type { ReadModelEntry } from '#platform';
import { taskTimelineModel } from './projection.js';
import { TaskTimelineQueryHandler, TaskTimelineTextQueryHandler } from './query.js';

export const taskTimelineEntry: ReadModelEntry<unknown> = {
  models: () => [taskTimelineModel],
  providers: [TaskTimelineQueryHandler, TaskTimelineTextQueryHandler],
};
