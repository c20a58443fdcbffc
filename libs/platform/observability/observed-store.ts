import { type EventStore, EventStoreUnavailable, type GroupObserver, RevisionConflict } from '#event-store';
import type { Metrics } from './metrics.js';

/** The same store, whose appends are measured: how long each takes, and how it ends. */
export const observedStore = (store: EventStore, metrics: Metrics): EventStore => ({
  append: async (appends) => {
    const started = performance.now();
    const measure = (outcome: string): void =>
      metrics.observe('zhezi_append_seconds', { outcome }, (performance.now() - started) / 1_000);
    try {
      const result = await store.append(appends);
      measure(result.repeated ? 'repeated' : 'written');
      if (!result.repeated) metrics.count('zhezi_append_events_total', {}, sizeOf(appends));
      return result;
    } catch (error) {
      measure(outcomeOf(error));
      throw error;
    }
  },
  readStream: (stream, options) => store.readStream(stream, options),
  readAll: (options) => store.readAll(options),
  subscribe: (options) => store.subscribe(options),
  head: () => store.head(),
  tryAppend: () => store.tryAppend(),
  close: () => store.close(),
});

export const groupObserver = (metrics: Metrics): GroupObserver => ({
  committed: (appends) => metrics.observe('zhezi_append_group_size', {}, appends),
  retried: () => metrics.count('zhezi_append_group_retries_total', {}),
});

const sizeOf = (appends: Parameters<EventStore['append']>[0]): number =>
  appends.reduce((sum, { events }) => sum + events.length, 0);

/** After a conflict the writer of the aggregate loads the stream again and decides again, so a conflict is no failure. */
function outcomeOf(error: unknown): string {
  if (error instanceof RevisionConflict) return 'conflict';
  return error instanceof EventStoreUnavailable ? 'unavailable' : 'refused';
}
