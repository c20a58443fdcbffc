import { EventCodec } from '#event-store/contract';
import { taskEvents, type TaskEvents } from './events.js';

/** Writes and reads the events of this context. */
export const taskCodec = new EventCodec<TaskEvents>(taskEvents);
