import type { EventData } from '@kurrent/kurrentdb-client';
import { EventStoreUnavailable, InvalidAppend, RevisionConflict } from '../errors.js';
import type { AppendResult, ExpectedRevision, StreamAppend } from '../port.js';
import type { KnownEvents } from './known-events.js';
import type { Reader } from './reader.js';
import { toServer } from './records.js';
import { repeatOf } from './repeats.js';
import type { Sender } from './sender.js';
import { Turns } from './turns.js';

interface Prepared extends StreamAppend {
  readonly sent: readonly EventData[];
  readonly bytes: number;
}

/** How often an append that expects no exact revision is tried again because others wrote to its stream first. */
const mostTries = 100;

/**
 * Every append is sent with the exact revision that its stream must have, and only when all event ids of the stream up to that
 * revision are known. So a repeat is found whatever revision it expects, and nothing is stored twice however often it is sent.
 */
export class Writer {
  private readonly turns = new Turns();
  private readonly unanswered = new Set<Promise<unknown>>();

  constructor(
    private readonly reader: Reader,
    private readonly sender: Sender,
    private readonly known: KnownEvents,
  ) {}

  append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const prepared = appends.map(prepare);
    const keys = appends.flatMap(({ stream, events }) => [`s ${stream}`, ...events.map(({ id }) => id.toLowerCase())]);
    const result = this.turns.take([...new Set(keys)], () => this.write(prepared));
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.unanswered.add(ended);
    void ended.then(() => this.unanswered.delete(ended));
    return result;
  }

  /** Returns when every accepted append has its answer. */
  async whenAnswered(): Promise<void> {
    await Promise.all(this.unanswered);
  }

  private async write(appends: readonly Prepared[]): Promise<AppendResult> {
    await Promise.all(appends.map((append) => this.learn(append)));
    for (let tries = 0; tries < mostTries; tries++) {
      const repeated = await this.repeatOf(appends);
      if (repeated) return repeated;
      const revisions = appends.map((append) => this.exactRevision(append));
      const position = await this.send(appends, revisions);
      if (position !== 'conflict') return this.written(appends, revisions, position);
      await Promise.all(appends.map(({ stream }) => this.reader.catchUp(stream)));
      const found = await this.repeatOf(appends);
      if (found) return found;
      const unmet = appends.find(
        ({ stream, expectedRevision }) => !meets(expectedRevision, this.known.through(stream)),
      );
      if (unmet) throw conflictOf(unmet, this.known.through(unmet.stream));
    }
    throw new EventStoreUnavailable(`KurrentDB: others wrote first, ${mostTries} times`, false);
  }

  /** For a new stream nothing needs to be known; for others all ids up to the expected revision, or to the end. */
  private async learn({ stream, expectedRevision }: Prepared): Promise<void> {
    const through = this.known.through(stream);
    const enough = typeof expectedRevision === 'number' ? through >= expectedRevision : through >= 0;
    if (expectedRevision !== 'none' && !enough) await this.reader.catchUp(stream);
  }

  private exactRevision({ stream, expectedRevision }: Prepared): number {
    if (typeof expectedRevision === 'number') return expectedRevision;
    return expectedRevision === 'none' ? -1 : this.known.through(stream);
  }

  /** The position of the last event; undefined when the server does not tell it. */
  private async send(
    appends: readonly Prepared[],
    revisions: readonly number[],
  ): Promise<bigint | undefined | 'conflict'> {
    if (appends.some(({ expectedRevision }, index) => expectedRevision === 'exists' && revisions[index]! < 0))
      return 'conflict';
    const answer = await this.sender.send(
      appends.map(({ stream, sent, bytes }, index) => ({ stream, revision: revisions[index]!, events: sent, bytes })),
    );
    return answer.kind === 'written' ? answer.position : 'conflict';
  }

  private async written(
    appends: readonly Prepared[],
    revisionsBefore: readonly number[],
    position: bigint | undefined,
  ): Promise<AppendResult> {
    appends.forEach(({ stream, events }, index) => {
      const ids = events.map(({ id }) => id.toLowerCase());
      this.known.note(stream, revisionsBefore[index]! + 1, ids);
    });
    const revisions = appends.map(({ events }, index) => revisionsBefore[index]! + events.length);
    return { revisions, position: position ?? (await this.positionAt(appends, revisions)), repeated: false };
  }

  private async positionAt(appends: readonly Prepared[], revisions: readonly number[]): Promise<bigint> {
    const [last] = await this.range(appends.at(-1)!.stream, revisions.at(-1)!, 1);
    return last!.position;
  }

  private repeatOf(appends: readonly StreamAppend[]): Promise<AppendResult | undefined> {
    return repeatOf(appends, this.known, (stream, from, limit) => this.range(stream, from, limit));
  }

  private range(stream: string, fromRevision: number, limit: number): ReturnType<Reader['readStream']> {
    return this.reader.readStream(stream, { fromRevision, limit });
  }
}

function meets(expected: ExpectedRevision, actual: number): boolean {
  if (typeof expected === 'number') return actual === expected;
  return expected === 'none' ? actual < 0 : expected === 'any' || actual >= 0;
}

const conflictOf = ({ stream, expectedRevision }: StreamAppend, actual: number): RevisionConflict =>
  new RevisionConflict(stream, expectedRevision as Exclude<ExpectedRevision, 'any'>, actual);

/** @throws InvalidAppend for names that are reserved for KurrentDB. */
function prepare(append: StreamAppend): Prepared {
  const { stream, events } = append;
  const reserved = [stream, ...events.map(({ type }) => type)].find((name) => name.startsWith('$'));
  if (reserved !== undefined) throw new InvalidAppend(`${reserved}: names that begin with $ are KurrentDB's own`);
  const sent = events.map(toServer);
  return { ...append, sent, bytes: Buffer.byteLength(JSON.stringify(events)) };
}
