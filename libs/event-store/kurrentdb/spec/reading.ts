// Part of the stand-in for a KurrentDB server that the tests use: reads and catch-up subscriptions.
import { once } from 'node:events';
import { type ServerWritableStream, status } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { Bell } from '../../bell.js';
import type { Faults } from './faults.js';
import type { Log, LogRecord } from './log.js';
import { eventOf, identifierOf, nameOf } from './messages.js';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

export class Reading {
  readonly subscriptions = new Set<ReadCall>();
  private readonly arrivals = new Bell();

  constructor(
    private readonly log: Log,
    private readonly faults: Faults,
  ) {}

  handle(call: ReadCall): void {
    const options = call.request.getOptions()!;
    if (!options.hasSubscription() && this.faults.reads > 0) {
      this.faults.reads--;
      call.emit('error', { code: status.UNAVAILABLE, details: 'read refused on demand' });
      return;
    }
    const work = options.hasSubscription() ? this.subscribe(call, options) : this.read(call, options);
    work.catch((error: unknown) => call.emit('error', error));
  }

  async subscribed(): Promise<void> {
    const { signal } = new AbortController();
    while (this.subscriptions.size === 0) await this.arrivals.after(this.arrivals.version, signal);
  }

  private async read(call: ReadCall, options: Options): Promise<void> {
    const forwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
    const idAsString = options.getUuidOption()?.hasString() ?? false;
    const found = options.hasStream() ? this.ofStream(options, forwards) : this.ofAll(options, forwards);
    if (!found) {
      const missing = new streams.ReadResp.StreamNotFound();
      missing.setStreamIdentifier(identifierOf(nameOf(options.getStream()!.getStreamIdentifier())));
      const response = new streams.ReadResp();
      response.setStreamNotFound(missing);
      call.write(response);
    }
    let left = BigInt(options.getCount());
    for (const record of found ?? []) {
      if (left-- <= 0n) break;
      await send(call, eventOf(record, idAsString));
    }
    call.end();
  }

  private ofStream(options: Options, forwards: boolean): readonly LogRecord[] | undefined {
    const from = options.getStream()!;
    const own = this.log.stream(nameOf(from.getStreamIdentifier()));
    if (own.length === 0) return undefined;
    if (forwards) return from.hasEnd() ? [] : own.slice(from.hasStart() ? 0 : Number(from.getRevision()));
    if (from.hasStart()) return own.slice(0, 1);
    return (from.hasEnd() ? own : own.slice(0, Number(from.getRevision()) + 1)).toReversed();
  }

  /** Forwards a position is that of a record and includes it; backwards it stands behind the record. */
  private ofAll(options: Options, forwards: boolean): readonly LogRecord[] {
    const passes = filterOf(options);
    const records = this.log.records.filter(passes);
    const all = options.getAll()!;
    if (forwards && all.hasStart()) return records;
    if (forwards) return all.hasEnd() ? [] : records.filter((record) => compare(record, all.getPosition()!) >= 0);
    const before = all.hasEnd() ? records : records.filter((record) => compare(record, all.getPosition()!) < 0);
    return before.toReversed();
  }

  private async subscribe(call: ReadCall, options: Options): Promise<void> {
    this.subscriptions.add(call);
    this.arrivals.ring();
    const ended = new AbortController();
    for (const event of ['cancelled', 'error', 'close']) call.on(event, () => ended.abort());
    ended.signal.addEventListener('abort', () => this.subscriptions.delete(call));
    const confirmation = new streams.ReadResp.SubscriptionConfirmation();
    confirmation.setSubscriptionId('stand-in');
    const confirmed = new streams.ReadResp();
    confirmed.setConfirmation(confirmation);
    await send(call, confirmed);
    const passes = filterOf(options);
    let next = this.startOf(options.getAll()!);
    while (!ended.signal.aborted) {
      for (; next < this.log.records.length && !ended.signal.aborted && !this.faults.subscriptionsMute; next++) {
        const record = this.log.records[next]!;
        await send(call, passes(record) ? eventOf(record, true) : checkpointAt(record));
      }
      await this.growth(ended.signal);
    }
  }

  private startOf(all: streams.ReadReq.Options.AllOptions): number {
    if (all.hasStart()) return 0;
    if (all.hasEnd()) return this.log.records.length;
    const first = this.log.records.findIndex((record) => compare(record, all.getPosition()!) > 0);
    return first < 0 ? this.log.records.length : first;
  }

  private growth(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.log.onGrowth(done);
      function done(): void {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}

async function send(call: ReadCall, response: streams.ReadResp): Promise<void> {
  if (call.cancelled || call.write(response)) return;
  await Promise.race([once(call, 'drain'), once(call, 'cancelled'), once(call, 'close')]);
}

function checkpointAt({ commit, prepare }: LogRecord): streams.ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const response = new streams.ReadResp();
  response.setCheckpoint(checkpoint);
  return response;
}

function compare(record: LogRecord, position: streams.ReadReq.Options.Position): number {
  const commit = record.commit - BigInt(position.getCommitPosition());
  return Number(commit === 0n ? record.prepare - BigInt(position.getPreparePosition()) : commit);
}

function filterOf(options: Options): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType()!;
  const prefixes = expression.getPrefixList();
  const pattern = new RegExp(expression.getRegex(), 'u');
  return (record) => {
    const text = filter.hasStreamIdentifier() ? record.stream : record.type;
    return prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : pattern.test(text);
  };
}
