import type { SupervisionRules } from '#escalation/contract';
import type { EventStore, RecordedEvent } from '#event-store';
import { type Actor, localDateOf, type LocalDate, refusal } from '#kernel';
import { type TaskEvent, taskRefusals, taskStream } from '#tasks/contract';
import { type TaskView, taskView } from './view.js';
import { maySeeTask, partiesIn } from './visible.js';

const refuse = refusal(taskRefusals);

export interface TaskCriteria {
  readonly taskId: string;
  readonly viewer: Actor;
  /** The day for which the light is told, when `asOf` is not given. */
  readonly today: LocalDate;
  /** The task as it stood at the end of this day. */
  readonly asOf?: LocalDate | undefined;
}

export interface ReadTask {
  readonly view: TaskView;
  readonly units: readonly string[];
  readonly posts: readonly string[];
}

/** One task from its events, and whose it is. @throws TASK_NOT_FOUND */
export async function readTask(store: EventStore, rules: SupervisionRules, criteria: TaskCriteria): Promise<ReadTask> {
  const { taskId, viewer, today, asOf } = criteria;
  const events = untilEndOf(asOf, await store.readStream(taskStream(taskId)));
  const { units, posts } = partiesIn(events as unknown as readonly TaskEvent[]);
  if (events.length === 0 || !maySeeTask(viewer, units, posts)) throw refuse('TASK_NOT_FOUND', { taskId });
  return { view: taskView(events, { viewer, day: asOf ?? today, thresholds: rules.policy.light }), units, posts };
}

/** A task's history only goes forward: an event dated before its predecessor counts from the predecessor's day. */
export function untilEndOf(day: LocalDate | undefined, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  if (day === undefined) return events;
  const beyond = events.findIndex(({ metadata }) => localDateOf(metadata.occurredAt) > day);
  return beyond < 0 ? events : events.slice(0, beyond);
}
