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
export { EventIdReused, RevisionConflict } from './errors.js';
export { EVENT_STORE } from './tokens.js';
export { type AggregateDefinition, type AggregateOptions, AggregateWriter, type CommandOutcome } from './aggregate/aggregate-writer.js';
export { type CommandContext, metadataOf, parseCommand } from './aggregate/command-context.js';
export { commandRefusals, refuseCommand } from './aggregate/refusals.js';
