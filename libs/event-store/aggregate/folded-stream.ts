import type { Decider, EventMetadata } from '#kernel';
import type { RecordedEvent } from '../port.js';

/** What was answered to a command, kept so that the same command gets the same answer. */
export interface FirstAnswer {
  readonly commandHash: string;
  readonly revision: number;
  readonly position: bigint;
  /** How many events came of it. */
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

type Shape = { readonly type: string; readonly data: unknown };

/** Folds events that follow `before`. The map of answers is taken over, not copied: `before` is spent. */
export function foldOn<E extends Shape, S>(
  decider: Pick<Decider<never, E, S>, 'evolve'>,
  before: FoldedStream<S>,
  events: readonly RecordedEvent[],
): FoldedStream<S> {
  const answers = before.answers as Map<string, FirstAnswer>;
  let { state, revision, position } = before;
  for (const event of events) {
    state = decider.evolve(state, event as unknown as E);
    revision = event.revision;
    position = event.position;
    const { commandId, commandHash } = event.metadata;
    const written = (answers.get(commandId)?.events ?? 0) + 1;
    answers.set(commandId, { commandHash, revision, position, events: written });
  }
  return { state, revision, position, answers };
}

/** Folds what was just written, without reading it back. The map of answers is taken over, as in {@link foldOn}. */
export function foldWritten<E extends Shape, S>(
  decider: Pick<Decider<never, E, S>, 'evolve'>,
  before: FoldedStream<S>,
  written: readonly E[],
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
