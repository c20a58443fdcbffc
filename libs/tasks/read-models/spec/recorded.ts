import type { NewEvent, RecordedEvent } from '#event-store';
import { type Actor, newId, systemActor, type Timestamp } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import { type RecordedTaskEvent, taskCodec, taskStream } from '#tasks/contract';
import type { Played } from '../../domain/spec/play.js';

/** Task events as the store would give them back. */

export function newEvent(
  { type, data }: TaskEvent,
  occurredAt: Timestamp,
  actor: Actor = systemActor('spec'),
): NewEvent {
  const id = newId();
  const metadata = {
    occurredAt,
    actor,
    commandId: id,
    commandHash: 'none',
    correlationId: id,
    causationId: null,
    source: 'cli' as const,
  };
  return { id, type, schemaVersion: 1, data: data as never, metadata };
}

/** Played events with the time and the actor of their command; the task gets another id, so that many can be told. */
export const newEventsOf = (played: readonly Pick<Played, 'command' | 'events'>[], taskId: string): NewEvent[] =>
  played.flatMap(({ command, events }) =>
    events.map((event) => newEvent(renamed(event, taskId), command.at, command.by)),
  );

export const recorded = (events: readonly NewEvent[], taskId: string): readonly RecordedTaskEvent[] =>
  taskCodec.readAll(events.map((event, revision) => recordedAt(event, revision, taskId)));

const recordedAt = (event: NewEvent, revision: number, taskId: string): RecordedEvent => ({
  ...event,
  stream: taskStream(taskId),
  revision,
  position: BigInt(revision + 1),
  recordedAt: event.metadata.occurredAt,
});

const renamed = (event: TaskEvent, taskId: string): TaskEvent =>
  ({ ...event, data: { ...event.data, taskId } }) as TaskEvent;
