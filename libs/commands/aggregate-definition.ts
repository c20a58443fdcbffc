import type { EventCodec } from '#event-store';
import type { Decider, EventOf, Warning } from '#kernel';

/** How one kind of aggregate decides, and how its events are written and read. `Data`: event type → data. */
export interface AggregateDefinition<Command, Data extends Record<string, unknown>, State> {
  readonly decider: Decider<Command, EventOf<Data>, State>;
  readonly codec: EventCodec<Data>;
  /** What whoever gave the command that made the event should know. It is kept in the event, so that a repeat is told the same. */
  readonly warningsIn?: (event: EventOf<Data>) => readonly Warning[];
}
