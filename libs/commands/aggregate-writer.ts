import { EventIdReused, type EventStore, type NewEvent, RevisionConflict } from '#event-store';
import { deterministicId, DomainError, type EventMetadata, type EventOf, type Warning } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';
import { emptyStream, foldOn, foldWritten, type FirstAnswer, type FoldedStream } from './folded-stream.js';
import { refuseCommand } from './refusals.js';
import { StreamQueue, type Turn } from './stream-queue.js';

export interface CommandOutcome {
  readonly stream: string;
  /** Revision of the stream after the command. */
  readonly revision: number;
  /** Position of the last event of the stream. A query with `?after=<position>` shows what the command changed. */
  readonly position: bigint;
  /** How many events the command made; 0 when it had nothing to change. */
  readonly events: number;
  /** True when the command was carried out before; then this is the first answer again. */
  readonly repeated: boolean;
  /** What whoever gave the command should know, though it was carried out; absent when there is nothing. */
  readonly warnings?: readonly Warning[];
}

export interface AggregateOptions {
  /** How many streams keep their folded state in memory. */
  readonly cachedStreams?: number;
  /** How often a command is decided in all, when another process writes first each time. */
  readonly maxAttempts?: number;
}

/** A command for one stream, with the metadata of its events. */
interface Request<Command> {
  readonly stream: string;
  readonly command: Command;
  readonly metadata: EventMetadata;
  readonly expectedRevision: number | undefined;
}

/**
 * Carries out commands on one kind of aggregate: load, decide, append. In one process the commands to a stream run one
 * after another, and the folded state of the stream stays in memory, so most commands need no reload. When another
 * process writes first, the writer loads the new events and decides again.
 */
export class AggregateWriter<Command, Data extends Record<string, unknown>, State> {
  private readonly streams: StreamQueue<FoldedStream<State>>;
  private readonly maxAttempts: number;

  constructor(
    private readonly store: EventStore,
    private readonly definition: AggregateDefinition<Command, Data, State>,
    options: AggregateOptions = {},
  ) {
    this.streams = new StreamQueue(options.cachedStreams ?? 20_000);
    this.maxAttempts = options.maxAttempts ?? 5;
  }

  /**
   * @param expectedRevision the revision that the caller has seen, from If-Match; undefined: any.
   * @throws DomainError when a rule refuses, IDEMPOTENCY_KEY_REUSED, REVISION_STALE or COMMAND_CONTENDED.
   */
  execute(
    stream: string,
    command: Command,
    metadata: EventMetadata,
    expectedRevision?: number,
  ): Promise<CommandOutcome> {
    const request = { stream, command, metadata, expectedRevision };
    return this.streams.inTurn(stream, (kept) => this.carryOut(request, kept));
  }

  /**
   * The first answer to a command that was carried out before; undefined when it is new.
   * @throws IDEMPOTENCY_KEY_REUSED
   */
  firstAnswer(stream: string, metadata: EventMetadata): Promise<CommandOutcome | undefined> {
    return this.streams.inTurn(stream, async (kept) => {
      const folded = await (kept ? this.catchUp(stream, kept) : this.load(stream));
      const known = folded.answers.get(metadata.commandId);
      return { keep: folded, answer: () => known && firstAnswer(stream, known, metadata) };
    });
  }

  /** When a rule refuses on state from memory, newer events are loaded and the rule is asked again: another process may have written. */
  private async carryOut(
    request: Request<Command>,
    kept: FoldedStream<State> | undefined,
  ): Promise<Turn<FoldedStream<State>, CommandOutcome>> {
    let folded = kept ?? (await this.load(request.stream));
    let fresh = kept === undefined;
    for (let attempt = 0; attempt < this.maxAttempts; attempt++) {
      try {
        return await this.attempt(request, folded);
      } catch (error) {
        const refused = error instanceof DomainError;
        if (refused && fresh) return { keep: folded, answer: () => raise(error) };
        if (!refused && !showsThatWeAreBehind(error, fresh)) throw error;
        folded = await this.catchUp(request.stream, folded);
        fresh = true;
      }
    }
    throw refuseCommand('COMMAND_CONTENDED', { attempts: this.maxAttempts });
  }

  private async attempt(
    request: Request<Command>,
    folded: FoldedStream<State>,
  ): Promise<Turn<FoldedStream<State>, CommandOutcome>> {
    const { stream, command, metadata, expectedRevision } = request;
    const known = folded.answers.get(metadata.commandId);
    if (known) return { keep: folded, answer: () => firstAnswer(stream, known, metadata) };
    checkRevision(folded.revision, expectedRevision);
    const decided = this.definition.decider.decide(command, folded.state);
    const written = decided.length === 0 ? folded : await this.append(request, folded, decided);
    return { keep: written, answer: () => outcomeOf(stream, written, decided.length, metadata) };
  }

  private load(stream: string): Promise<FoldedStream<State>> {
    return this.catchUp(stream, emptyStream(this.definition.decider.initialState()));
  }

  private async catchUp(stream: string, folded: FoldedStream<State>): Promise<FoldedStream<State>> {
    const events = await this.store.readStream(stream, { fromRevision: folded.revision + 1 });
    return foldOn(this.definition, folded, events);
  }

  private async append(
    request: Request<Command>,
    folded: FoldedStream<State>,
    decided: readonly EventOf<Data>[],
  ): Promise<FoldedStream<State>> {
    const { stream, metadata } = request;
    const events = decided.map((event, index) => this.newEvent(stream, event, index, metadata));
    const expectedRevision = folded.revision < 0 ? 'none' : folded.revision;
    const { revisions, position, repeated } = await this.store.append([{ stream, expectedRevision, events }]);
    if (repeated) throw new RevisionConflict(stream, expectedRevision, revisions[0]!);
    return foldWritten(this.definition, folded, decided, metadata, revisions[0]!, position);
  }

  private newEvent(stream: string, event: EventOf<Data>, index: number, metadata: EventMetadata): NewEvent {
    return this.definition.codec.write(deterministicId(stream, metadata.commandId, index), event, metadata);
  }
}

/**
 * Another process has written first. Either the revision is in conflict, or, on state from memory, the event ids are stored
 * already: the other process carried out the same command on newer facts.
 */
const showsThatWeAreBehind = (error: unknown, fresh: boolean): boolean =>
  error instanceof RevisionConflict || (error instanceof EventIdReused && !fresh);

const outcomeOf = (
  stream: string,
  { revision, position, answers }: FoldedStream<unknown>,
  events: number,
  { commandId }: EventMetadata,
): CommandOutcome => ({ stream, revision, position, events, repeated: false, ...warningsOf(answers.get(commandId)) });

const warningsOf = (answered: FirstAnswer | undefined): Pick<CommandOutcome, 'warnings'> =>
  answered?.warnings ? { warnings: answered.warnings } : {};

function firstAnswer(stream: string, known: FirstAnswer, { commandId, commandHash }: EventMetadata): CommandOutcome {
  if (known.commandHash !== commandHash) throw refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId });
  const { revision, position, events } = known;
  return { stream, revision, position, events, repeated: true, ...warningsOf(known) };
}

/** @throws REVISION_STALE */
export function checkRevision(actual: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== actual) throw refuseCommand('REVISION_STALE', { expected, actual });
}

function raise(error: Error): never {
  throw error;
}
