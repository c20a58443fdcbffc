import type { EventMetadata, JsonObject, Timestamp } from '#kernel';

/** A fact to be stored. `id` is a UUID chosen by the writer: storing the same id again is a repeat, not a second fact. */
export interface NewEvent<Type extends string = string, Data = JsonObject> {
  readonly id: string;
  readonly type: Type;
  /** Version of the shape of `data`, from 1. Readers see the newest shape: older ones are upcast. */
  readonly schemaVersion: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent<Type extends string = string, Data = JsonObject> extends NewEvent<Type, Data> {
  readonly stream: string;
  /** Place in its stream, from 0, without gaps. */
  readonly revision: number;
  /** Place in the global order: grows, may have gaps. 0n stands before the first event. */
  readonly position: bigint;
  readonly recordedAt: Timestamp;
}

/** The revision the stream must have (that of its last event), or what must be true of the stream. */
export type ExpectedRevision = number | 'none' | 'exists' | 'any';

export interface StreamAppend {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

export interface AppendResult {
  /** Revision of the last event written to each stream, in the order asked. */
  readonly revisions: readonly number[];
  /** Global position of the last event written. */
  readonly position: bigint;
  /** True when these event ids were stored before and nothing was written now. */
  readonly repeated: boolean;
}

export interface EventFilter {
  /** Only streams whose name starts with one of these. */
  readonly streamPrefixes?: readonly string[];
  /** Only these event types. */
  readonly types?: readonly string[];
}

export interface ReadStreamOptions {
  readonly fromRevision?: number;
  readonly limit?: number;
  readonly direction?: 'forwards' | 'backwards';
}

export interface ReadAllOptions {
  /** Exclusive. */
  readonly after: bigint;
  readonly limit: number;
  readonly filter?: EventFilter;
}

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Read on after this position: every event up to it that passes the filter was delivered. */
  readonly position: bigint;
  /** True when nothing was left to read at that moment. */
  readonly atEnd: boolean;
}

export interface SubscribeOptions {
  readonly after: bigint;
  readonly filter?: EventFilter;
  /** Most events in one page. */
  readonly pageSize?: number;
  /** Ends the subscription; the iteration then returns. Nothing else makes it return. */
  readonly signal: AbortSignal;
}

export interface EventStore {
  /**
   * All streams or none. The same event ids again return the first result (`repeated`).
   * @throws RevisionConflict with the actual revision, when a stream is not as expected.
   * @throws EventIdReused when some of the ids are stored elsewhere or with other content.
   * @throws EventStoreUnavailable when the store cannot be reached or is closed; EventStoreFull when it has no room.
   */
  append(appends: readonly StreamAppend[]): Promise<AppendResult>;
  /** Empty when the stream does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  /** In global order; never passes over an event that becomes visible later. */
  readAll(options: ReadAllOptions): Promise<EventPage>;
  /**
   * Catches up, then goes on live, without end. Pages come in order; an empty page reports that the reader is at the end.
   * It returns only when its signal is aborted, so that nobody can take a subscription that was lost for one that was ended.
   * @throws EventStoreUnavailable when the store is closed before
   */
  subscribe(options: SubscribeOptions): AsyncIterable<EventPage>;
  /** Position of the newest event, 0n when there is none. */
  head(): Promise<bigint>;
  /**
   * Does what an append needs and stores nothing; for readiness, once an append has failed.
   * @throws EventStoreUnavailable, EventStoreFull when no append would succeed now
   */
  tryAppend(): Promise<void>;
  close(): Promise<void>;
}
