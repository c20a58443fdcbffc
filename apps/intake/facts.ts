import type { EventStore } from '#event-store';
import { taskStream } from '#tasks/contract';
import type { OrderPorts } from './take-order.js';

/** Reads the whole history of the task. It is used for orders that come late only, which are few. */
export const amongFacts =
  (store: Pick<EventStore, 'readStream'>): OrderPorts['carriedOut'] =>
  async (taskId, commandId) =>
    (await store.readStream(taskStream(taskId))).some(({ metadata }) => metadata.commandId === commandId);
