export type {
  AppendResult,
  EventFilter,
  EventPage,
  EventStore,
  ExpectedRevision,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StreamAppend,
  SubscribeOptions,
} from './port.js';
export {
  AppendUnsupported,
  EventIdReused,
  EventStoreFull,
  EventStoreUnavailable,
  InvalidAppend,
  RevisionConflict,
  SubscriptionEnded,
  UnknownEventType,
} from './errors.js';
export { createMemoryEventStore, type MemoryEventStoreOptions } from './memory/create.js';
export { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/create.js';
export { type GroupObserver } from './postgres/group-writer.js';
export { installEventStore } from './postgres/install.js';
export { isKurrentAddress } from './kurrentdb/address.js';
export { type KurrentEventStoreOptions } from './kurrentdb/create.js';
export { createKurrentEventStore, openEventStore, prepareEventStore } from './open.js';
export { asStored, type Lifting, UnknownSchemaVersion, upcast, type Upcasters } from './upcasting.js';
export { EventCodec, type RecordedOf, upcastersOf } from './contract/codecs.js';
export { EVENT_STORE } from './tokens.js';
