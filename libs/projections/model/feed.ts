import type { RecordedEvent, SubscribeOptions, UnknownSchemaVersion } from '#event-store';
import type { JsonObject } from '#kernel';

/** A page of the feed, or one event whose schema version this program does not know. */
export interface Delivery {
  readonly events: readonly RecordedEvent[];
  readonly position: bigint;
  readonly atEnd: boolean;
  readonly unreadable: UnknownSchemaVersion | null;
  /** Where the feed goes on after `position`, in the feed's own terms; stored with the rows. Null: the position is enough. */
  readonly bookmark: JsonObject | null;
}

export interface FeedOptions extends SubscribeOptions {
  /** Who reads: the model's name. */
  readonly reader: string;
  /** The bookmark of the last delivery whose rows are stored. */
  readonly bookmark: JsonObject | null;
}

/**
 * Where models get their events from, in the global order. After a delivery, every event up to its position that passes
 * the filter has been delivered. The feed catches up, then goes on until aborted; a failure of the source is thrown.
 */
export interface EventFeed {
  deliveries(options: FeedOptions): AsyncGenerator<Delivery, void>;
}
