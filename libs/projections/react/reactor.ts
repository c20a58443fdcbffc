import type { EventFilter, RecordedEvent } from '#event-store';

/** What to do after a failure: try this event again later, skip it, or stop the reactor so that a person looks at it. */
export type FailureDecision = { readonly retryAfterMs: number } | 'skip' | 'stop';

/**
 * Turns events into commands, one event at a time and in order. An event may be handled twice, so that a repeated command
 * must change nothing.
 */
export interface Reactor {
  readonly name: string;
  readonly filter: EventFilter;
  handle(event: RecordedEvent): Promise<void>;
  onFailure(event: RecordedEvent, error: unknown, attempt: number): FailureDecision;
}

/** Where a reactor goes on after a restart. If this is lost, events are handled again, which changes nothing. */
export interface ReactorCheckpoints {
  load(name: string): Promise<bigint>;
  save(name: string, position: bigint): Promise<void>;
}
