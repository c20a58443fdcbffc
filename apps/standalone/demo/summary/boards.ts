import type { QueryBus } from '@nestjs/cqrs';
import { type Actor, localDateOf, type Timestamp } from '#kernel';
import {
  LeaderBoardQuery,
  type LeaderTally,
  TaskBoardQuery,
  TaskTimelineQuery,
  type TimelineEntry,
  type TaskBoardItem,
  UnitBoardQuery,
  type UnitTally,
} from '#tasks';
import { lightCounts, type LightsOfMonth } from './light-counts.js';

export interface Boards {
  tasks(): Promise<readonly TaskBoardItem[]>;
  units(): Promise<readonly UnitTally[]>;
  leaders(): Promise<readonly LeaderTally[]>;
  timeline(taskId: string): Promise<readonly TimelineEntry[]>;
  lightsOf(month: string): Promise<LightsOfMonth>;
}

/** The read models as the office asks them, at the moment the clock shows. */
export function boardsOf(queries: QueryBus, viewer: Actor, now: () => Timestamp): Boards {
  const asked = () => ({ viewer, today: localDateOf(now()) });
  const tasks = async () =>
    (await queries.execute(new TaskBoardQuery({ ...asked(), sort: 'light', limit: 500 }))).items;
  return {
    tasks,
    units: async () => (await queries.execute(new UnitBoardQuery({ ...asked(), limit: 500 }))).units,
    leaders: async () => (await queries.execute(new LeaderBoardQuery(asked()))).leaders,
    timeline: async (taskId) => (await queries.execute(new TaskTimelineQuery({ taskId, viewer }))).entries,
    lightsOf: async (month) => ({ month, counts: lightCounts(await tasks()) }),
  };
}
