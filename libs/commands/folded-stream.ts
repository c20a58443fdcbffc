import type { RecordedEvent } from '#event-store';
import type { Decider, EventMetadata } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';

/** The answer to a command, kept so that a repeat of the command gets the same answer. */
export interface FirstAnswer {
  readonly commandHash: string;
  readonly revision: number;
  readonly position: bigint;
  /** How many events the command made. */
  readonly events: number;
}

/** A stream folded up to its last event. `revision` is -1 while the stream does not exist. */
export interface FoldedStream<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: bigint;
  readonly answers: ReadonlyMap<string, FirstAnswer>;
}

export const emptyStream = <State>(state: State): FoldedStream<State> => ({
  state,
  revision: -1,
  position: 0n,
  answers: new Map(),
});

/** Folds events that follow `before`. The map of answers is changed and not copied, so `before` must not be used again. */
export function foldOn<Data extends Record<string, unknown>, S>(
  { decider, codec }: Pick<AggregateDefinition<never, Data, S>, 'decider' | 'codec'>,
  before: FoldedStream<S>,
  events: readonly RecordedEvent[],
): FoldedStream<S> {
  const answers = before.answers as Map<string, FirstAnswer>;
  let { state, revision, position } = before;
  for (const event of events) {
    state = decider.evolve(state, codec.read(event));
    revision = event.revision;
    position = event.position;
    const { commandId, commandHash } = event.metadata;
    const written = (answers.get(commandId)?.events ?? 0) + 1;
    answers.set(commandId, { commandHash, revision, position, events: written });
  }
  return { state, revision, position, answers };
}

/** Folds events that were just written, without reading them. `before` must not be used again, as in {@link foldOn}. */
export function foldWritten<Event, S>(
  decider: Pick<Decider<never, Event, S>, 'evolve'>,
  before: FoldedStream<S>,
  written: readonly Event[],
  { commandId, commandHash }: EventMetadata,
  revision: number,
  position: bigint,
): FoldedStream<S> {
  const answers = before.answers as Map<string, FirstAnswer>;
  answers.set(commandId, { commandHash, revision, position, events: written.length });
  return {
    state: written.reduce((now, event) => decider.evolve(now, event), before.state),
    revision,
    position,
    answers,
  };
}
