import { EventCodec, type RecordedOf } from '#event-store/contract';
import { taskEvents, type TaskEvents } from './events.js';

/** Writes and reads the events of this context. */
export const taskCodec = new EventCodec<TaskEvents>(taskEvents);

/** An event of a task as it was recorded. */
export type RecordedTaskEvent = RecordedOf<TaskEvents>;
