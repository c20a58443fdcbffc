import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { DataSource } from 'typeorm';

/** What every operation on read models works with. */
export interface ProjectionPorts {
  readonly store: EventStore;
  /** From `createReadDatabase`. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
}
