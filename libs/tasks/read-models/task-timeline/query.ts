import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { type Actor, localDateOf, type LocalDate, refusal, type Timestamp } from '#kernel';
import { entityOf, READ_DATABASE } from '#projections';
import { type TaskEvent, type TaskEventType, taskRefusals } from '#tasks/contract';
import { maySeeTask, partiesIn, visibleEvents } from '../task/visible.js';
import { describe, namesIn } from './describe.js';
import { taskTimeline, type TimelineRow } from './table.js';

const refuse = refusal(taskRefusals);

export interface TaskTimelineCriteria {
  readonly taskId: string;
  readonly viewer: Actor;
  /** Only what had happened by the end of this day. */
  readonly asOf?: LocalDate | undefined;
}

export interface TimelineEntry {
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: Timestamp;
  readonly recordedAt: Timestamp;
  readonly actor: Actor;
  readonly type: TaskEventType;
  readonly words: { readonly zh: string; readonly en: string };
}

export interface TaskTimeline {
  readonly taskId: string;
  /** In the order in which it happened. */
  readonly entries: readonly TimelineEntry[];
}

/** 事项全程留痕. @throws TASK_NOT_FOUND, also when the viewer has nothing to do with the task. */
export class TaskTimelineQuery extends Query<TaskTimeline> {
  constructor(readonly criteria: TaskTimelineCriteria) {
    super();
  }
}

type Told = TimelineRow & TaskEvent;

@QueryHandler(TaskTimelineQuery)
export class TaskTimelineQueryHandler implements IQueryHandler<TaskTimelineQuery> {
  constructor(@Inject(READ_DATABASE) private readonly database: DataSource) {}

  async execute({ criteria }: TaskTimelineQuery): Promise<TaskTimeline> {
    const { taskId, viewer, asOf } = criteria;
    const rows = await this.database
      .getRepository(entityOf(taskTimeline))
      .find({ where: { taskId }, order: { revision: 'ASC' } });
    const events = untilEndOf(asOf, rows as unknown as Told[]);
    const { units, posts } = partiesIn(events);
    if (events.length === 0 || !maySeeTask(viewer, units, posts)) throw refuse('TASK_NOT_FOUND', { taskId });
    const names = namesIn(events);
    const entries = visibleEvents(viewer, events).map((event): TimelineEntry => {
      const { revision, position, occurredAt, recordedAt, actor, type } = event;
      const words = { zh: describe(event, 'zh', names), en: describe(event, 'en', names) };
      return { revision, position, occurredAt, recordedAt, actor, type, words };
    });
    return { taskId, entries };
  }
}

/** A task's history only goes forward: an event dated before its predecessor counts from the predecessor's day. */
export function untilEndOf<Event extends { readonly occurredAt: Timestamp }>(
  day: LocalDate | undefined,
  events: readonly Event[],
): readonly Event[] {
  if (day === undefined) return events;
  const beyond = events.findIndex(({ occurredAt }) => localDateOf(occurredAt) > day);
  return beyond < 0 ? events : events.slice(0, beyond);
}
