import type { Provider } from '@nestjs/common';
import { UnitBoardQueryHandler } from './assignment-board/query.js';
import { DueClocks } from './due-clocks/due-clocks.js';
import { LeaderBoardQueryHandler } from './leader-board/query.js';
import { TaskBoardQueryHandler, TaskBoardTextQueryHandler } from './task-board/query.js';
import { TaskQueryHandler, TaskTextQueryHandler } from './task/query.js';
import { TaskTimelineQueryHandler, TaskTimelineTextQueryHandler } from './task-timeline/query.js';

/** One handler per query of this context. They need READ_DATABASE, EVENT_STORE and SUPERVISION_RULES. */
export const taskReadModelProviders: Provider[] = [
  TaskBoardQueryHandler,
  TaskBoardTextQueryHandler,
  UnitBoardQueryHandler,
  LeaderBoardQueryHandler,
  TaskQueryHandler,
  TaskTextQueryHandler,
  TaskTimelineQueryHandler,
  TaskTimelineTextQueryHandler,
  DueClocks,
];
