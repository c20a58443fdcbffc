import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { EventFeed } from '../model/feed.js';
import type { ReadDatabase } from '../sql/read-database.js';

/** What every operation on read models works with. */
export interface ProjectionPorts {
  readonly store: EventStore;
  readonly dataSource: ReadDatabase;
  readonly clock: Clock;
  /** Where models that are up to date get new events from. Default: the store. Rebuilds always read the store. */
  readonly feed?: EventFeed;
}
