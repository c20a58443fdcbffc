export { TasksModule } from './tasks.module.js';
export { commandsToTasks, toTask } from './application/task-commands.js';
export { tasks } from './context.js';
export { DueClocks } from './read-models/due-clocks/due-clocks.js';
export { dueClocksModel } from './read-models/due-clocks/projection.js';
export { taskReadModels, taskReadModelsBy } from './read-models/models.js';
export { type TaskBoardCriteria, type TaskSort, taskSorts } from './read-models/task-board/criteria.js';
export { type TaskBoardItem, taskBoardItem } from './read-models/task-board/item.js';
export { type TaskBoardPage, TaskBoardQuery, TaskBoardTextQuery } from './read-models/task-board/query.js';
export {
  type UnitBoardCriteria,
  type UnitBoardPage,
  UnitBoardQuery,
  type UnitTally,
} from './read-models/assignment-board/query.js';
export {
  type LeaderBoard,
  type LeaderBoardCriteria,
  LeaderBoardQuery,
  type LeaderTally,
} from './read-models/leader-board/query.js';
export { type JsonText } from './read-models/remembered/bounded-memory.js';
export { TaskQuery, type TaskText, TaskTextQuery } from './read-models/task/query.js';
export { type TaskCriteria } from './read-models/task/read.js';
export { type TaskView } from './read-models/task/view.js';
export {
  type TaskTimeline,
  type TaskTimelineCriteria,
  TaskTimelineQuery,
  TaskTimelineTextQuery,
} from './read-models/task-timeline/query.js';
export { type TimelineEntry } from './read-models/task-timeline/entries.js';
export {
  endedPart,
  maySeeTask,
  mayRead,
  type Readership,
  readershipOf,
  withEvent,
} from './domain/visibility/readership.js';
export { revisionFor } from './domain/visibility/numbering.js';
export { taskQueryRefusals } from './read-models/criteria/refusals.js';
