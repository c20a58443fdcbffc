import type { EventStore } from '#event-store';
import type { EventMetadata, EventOf } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';

/** A stored event of an aggregate, and the state that it led to. */
export interface Step<State, Event> {
  readonly event: Event;
  readonly metadata: EventMetadata;
  readonly revision: number;
  readonly position: bigint;
  readonly state: State;
}

/** Looks at aggregates without changing them. */
export interface AggregateReader<State, Event> {
  /** From the store and not from memory, which may be old. Empty while the stream does not exist. */
  history(stream: string): Promise<readonly Step<State, Event>[]>;
}

export const readerOf = <Data extends Record<string, unknown>, State>(
  store: EventStore,
  { decider, codec }: Pick<AggregateDefinition<never, Data, State>, 'decider' | 'codec'>,
): AggregateReader<State, EventOf<Data>> => ({
  async history(stream) {
    let state = decider.initialState();
    const stored = await store.readStream(stream);
    return stored.map((recorded) => {
      const event = codec.read(recorded);
      state = decider.evolve(state, event);
      const { metadata, revision, position } = recorded;
      return { event, metadata, revision, position, state };
    });
  },
});
