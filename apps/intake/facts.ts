import type { EventStore } from '#event-store';
import { taskStream } from '#tasks/contract';
import type { CommandPorts } from './take-command.js';

/** Reads the whole history of the task. It is used for commands that come late only, which are few. */
export const amongFacts =
  (store: Pick<EventStore, 'readStream'>): CommandPorts['carriedOut'] =>
  async (taskId, commandId) =>
    (await store.readStream(taskStream(taskId))).some(({ metadata }) => metadata.commandId === commandId);
