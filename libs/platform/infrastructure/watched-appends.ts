import { type EventStore, EventStoreUnavailable } from '#event-store';
import type { Check } from '../observability/checks.js';

/** A store, and whether it would take events now. */
export interface WatchedAppends {
  readonly store: EventStore;
  /** Throws once an append has failed because of the store itself, until one would succeed: it is tried at each question. */
  readonly takesEvents: Check;
}

/**
 * Notices when appends fail because the disk is full or the store is away. A refusal of one append says nothing about the next.
 * @param onFound told after each append and each try whether the store failed, and why
 */
export function watchedAppends(
  store: EventStore,
  onFound: (failure?: unknown) => void = () => undefined,
): WatchedAppends {
  let hasFailed = false;
  const found = (failure?: unknown): void => {
    hasFailed = failure !== undefined;
    onFound(failure);
  };
  return {
    store: {
      append: async (appends) => {
        try {
          const result = await store.append(appends);
          found();
          return result;
        } catch (error) {
          if (error instanceof EventStoreUnavailable) found(error);
          throw error;
        }
      },
      readStream: (stream, options) => store.readStream(stream, options),
      readAll: (options) => store.readAll(options),
      subscribe: (options) => store.subscribe(options),
      head: () => store.head(),
      tryAppend: () => store.tryAppend(),
      close: () => store.close(),
    },
    async takesEvents() {
      if (!hasFailed) return;
      await store.tryAppend();
      found();
    },
  };
}
