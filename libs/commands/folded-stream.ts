import type { RecordedEvent } from '#event-store';
import type { EventMetadata, EventOf, Warning } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';

/** The answer to a command, kept so that a repeat of the command gets the same answer. */
export interface FirstAnswer {
  readonly commandHash: string;
  readonly revision: number;
  readonly position: bigint;
  /** How many events the command made. */
  readonly events: number;
  /** Absent when there are none. */
  readonly warnings?: readonly Warning[];
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

type Folding<Data extends Record<string, unknown>, S> = Pick<
  AggregateDefinition<never, Data, S>,
  'decider' | 'codec' | 'warningsIn'
>;

const answer = (first: Omit<FirstAnswer, 'warnings'>, warnings: readonly Warning[]): FirstAnswer =>
  warnings.length === 0 ? first : { ...first, warnings };

/** Folds events that follow `before`. The map of answers is changed and not copied, so `before` must not be used again. */
export function foldOn<Data extends Record<string, unknown>, S>(
  { decider, codec, warningsIn }: Folding<Data, S>,
  before: FoldedStream<S>,
  events: readonly RecordedEvent[],
): FoldedStream<S> {
  const answers = before.answers as Map<string, FirstAnswer>;
  let { state, revision, position } = before;
  for (const event of events) {
    const fact = codec.read(event);
    state = decider.evolve(state, fact);
    revision = event.revision;
    position = event.position;
    const { commandId, commandHash } = event.metadata;
    const before = answers.get(commandId);
    const warnings = [...(before?.warnings ?? []), ...(warningsIn?.(fact) ?? [])];
    answers.set(commandId, answer({ commandHash, revision, position, events: (before?.events ?? 0) + 1 }, warnings));
  }
  return { state, revision, position, answers };
}

/** Folds events that were just written, without reading them. `before` must not be used again, as in {@link foldOn}. */
export function foldWritten<Data extends Record<string, unknown>, S>(
  { decider, warningsIn }: Omit<Folding<Data, S>, 'codec'>,
  before: FoldedStream<S>,
  written: readonly EventOf<Data>[],
  { commandId, commandHash }: EventMetadata,
  revision: number,
  position: bigint,
): FoldedStream<S> {
  const answers = before.answers as Map<string, FirstAnswer>;
  const warnings = warningsIn ? written.flatMap((event) => warningsIn(event)) : [];
  answers.set(commandId, answer({ commandHash, revision, position, events: written.length }, warnings));
  return {
    state: written.reduce((now, event) => decider.evolve(now, event), before.state),
    revision,
    position,
    answers,
  };
}
