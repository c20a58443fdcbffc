import type { SupervisionRules } from '#escalation/contract';
import type { EventStore, RecordedEvent } from '#event-store';
import { type Actor, type LocalDate, localDateOf, refusal } from '#kernel';
import { scopeOf, taskCodec, taskRefusals, taskStream } from '#tasks/contract';
import { maySeeTask, type Readership, readershipOf } from '../../domain/visibility/readership.js';
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

export interface ReadTask {
  readonly view: TaskView;
  readonly readership: Readership;
  /** Of the last event that was read, whoever may read it. */
  readonly newest: number;
}

/** One task from its events, and whose it is. @throws TASK_NOT_FOUND */
export async function readTask(store: EventStore, rules: SupervisionRules, criteria: TaskCriteria): Promise<ReadTask> {
  const { taskId, viewer, today, asOf } = criteria;
  const events = untilEndOf(asOf, taskCodec.readAll(await store.readStream(taskStream(taskId))));
  const readership = readershipOf(events);
  const scope = scopeOf(viewer);
  if (events.length === 0 || !maySeeTask(scope, readership)) throw refuse('TASK_NOT_FOUND', { taskId });
  const viewing = { scope, readership, day: asOf ?? today, thresholds: rules.policy.light };
  return { view: taskView(events, viewing), readership, newest: events.length - 1 };
}

/** A task's history only goes forward: an event dated before its predecessor counts from the predecessor's day. */
export function untilEndOf<Event extends Pick<RecordedEvent, 'metadata'>>(
  day: LocalDate | undefined,
  events: readonly Event[],
): readonly Event[] {
  if (day === undefined) return events;
  const beyond = events.findIndex(({ metadata }) => localDateOf(metadata.occurredAt) > day);
  return beyond < 0 ? events : events.slice(0, beyond);
}
