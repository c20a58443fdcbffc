import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { ReadDatabase } from '../sql/read-database.js';
import type { EventFeed } from '../model/feed.js';

/** What every operation on read models works with. */
export interface ProjectionPorts {
  readonly store: EventStore;
  readonly dataSource: ReadDatabase;
  readonly clock: Clock;
  /** Where models that are up to date get events from; default the store, from which they are built in any case. */
  readonly feed?: EventFeed;
}
