import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#event-store';
import { type Actor, type LocalDate, refusal } from '#kernel';
import { type TaskEvent, taskRefusals, taskStream } from '#tasks/contract';
import { dayOf } from '../task-row/day.js';
import { maySeeTask, partiesIn } from './visible.js';
import { type TaskView, taskView } from './view.js';

const refuse = refusal(taskRefusals);

export interface TaskCriteria {
  readonly taskId: string;
  readonly viewer: Actor;
  /** The day for which the light is told, when `asOf` is not given. */
  readonly today: LocalDate;
  /** The task as it stood at the end of this day. */
  readonly asOf?: LocalDate | undefined;
}

/** One task, from its events: always up to date. @throws TASK_NOT_FOUND, also when the viewer has nothing to do with it. */
export class TaskQuery extends Query<TaskView> {
  constructor(readonly criteria: TaskCriteria) {
    super();
  }
}

@QueryHandler(TaskQuery)
export class TaskQueryHandler implements IQueryHandler<TaskQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SUPERVISION_RULES) private readonly rules: SupervisionRules,
  ) {}

  async execute({ criteria }: TaskQuery): Promise<TaskView> {
    const { taskId, viewer, today, asOf } = criteria;
    const events = untilEndOf(asOf, await this.store.readStream(taskStream(taskId)));
    const { units, posts } = partiesIn(events as unknown as readonly TaskEvent[]);
    if (events.length === 0 || !maySeeTask(viewer, units, posts)) throw refuse('TASK_NOT_FOUND', { taskId });
    return taskView(events, { viewer, day: asOf ?? today, thresholds: this.rules.policy.light });
  }
}

/** A task's history only goes forward: an event dated before its predecessor counts from the predecessor's day. */
export function untilEndOf(day: LocalDate | undefined, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  if (day === undefined) return events;
  const beyond = events.findIndex(({ metadata }) => dayOf(metadata.occurredAt) > day);
  return beyond < 0 ? events : events.slice(0, beyond);
}
