import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { EventStoreUnavailable } from '../errors.js';
import type { AppendResult, StreamAppend } from '../port.js';
import { answerOf } from './answers.js';
import { appendGroup, type Manner, type Verdict } from './append-statement.js';
import { failureOf, isDuplicate } from './failures.js';
import type { KnownRevisions } from './known-revisions.js';
import { type GroupLimits, type PendingAppend, prepare, type Prepared, takeGroup } from './pending-append.js';
import { WriterConnection } from './writer-connection.js';

/** Who measures the groups. It must not throw. */
export interface GroupObserver {
  /** A group was committed that held so many appends. */
  committed(appends: number): void;
  /** A group is sent again, whole or halved, after a failure. */
  retried(): void;
}

export interface GroupWriterOptions {
  connect(): Promise<pg.Client>;
  /** Called after a group is committed, with the position of its last event. */
  committed(position: bigint): void;
  /** Whether the events are stored with this very content; asked about repeats only. @throws EventIdReused */
  checkRepeat(appends: readonly StreamAppend[]): Promise<void>;
  readonly known: KnownRevisions;
  readonly limits: GroupLimits;
  /** Most appends accepted and not yet answered; who comes later waits for a place. */
  readonly capacity: number;
  /** Milliseconds after which an append without an answer is given up. */
  readonly timeout: number;
  readonly observer?: GroupObserver | undefined;
}

/** PostgreSQL works on one group while we read the answer to the last and write the next. */
const groupsOnTheirWay = 2;

/** Below this a second group is not worth its commit: what comes meanwhile waits for the first one's answer. */
const smallestSecondGroup = 16;

/**
 * Group commit on one connection: what is asked within a tick, or while groups are on their way, forms the next group. A group
 * whose connection breaks is sent again with the same event ids, so it is stored once whatever happened to the first try.
 */
export class GroupWriter {
  private queue: PendingAppend[] = [];
  private unanswered = 0;
  private readonly placeless: (() => void)[] = [];
  private readonly onTheirWay = new Set<Promise<void>>();
  private readonly claimed = new Set<string>();
  private sent = 0;
  private scheduled = false;
  private closed = false;
  private readonly connection: WriterConnection;

  constructor(private readonly options: GroupWriterOptions) {
    this.connection = new WriterConnection(() => options.connect());
  }

  append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const prepared = prepare(appends);
    if (this.unanswered < this.options.capacity) return this.enqueue(prepared);
    return new Promise<void>((resolve) => this.placeless.push(resolve)).then(() => this.enqueue(prepared));
  }

  /** Writes what was accepted, then ends the connection. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.queue.length > 0 || this.onTheirWay.size > 0) {
      this.sendGroups();
      await Promise.race(this.onTheirWay);
    }
    await this.connection.close();
  }

  private enqueue(prepared: Prepared): Promise<AppendResult> {
    if (this.closed) {
      this.placeless.shift()?.();
      return Promise.reject(new EventStoreUnavailable('the event store is closed', false));
    }
    this.unanswered++;
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.options.timeout;
      const answered =
        <Value>(tell: (value: Value) => void) =>
        (value: Value): void => {
          this.unanswered--;
          this.placeless.shift()?.();
          tell(value);
        };
      this.queue.push({ ...prepared, deadline, sent: false, resolve: answered(resolve), reject: answered(reject) });
      this.schedule();
    });
  }

  /** At the end of the tick, so that everybody who was just answered can be in the next group. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.sendGroups();
    });
  }

  /** Shares what there is between the groups on their way, so that they take turns instead of one waiting for the other. */
  private sendGroups(): void {
    while (this.queue.length > 0 && this.onTheirWay.size < groupsOnTheirWay) {
      const share = Math.max(smallestSecondGroup, Math.ceil((this.queue.length + this.sent) / groupsOnTheirWay));
      if (this.onTheirWay.size > 0 && this.queue.length < share) return;
      const limits = { ...this.options.limits, appends: Math.min(share, this.options.limits.appends) };
      const { group, rest } = takeGroup(this.queue, limits, this.claimed);
      if (group.length === 0) return;
      this.queue = rest;
      this.send(group);
    }
  }

  private send(group: readonly PendingAppend[]): void {
    this.sent += group.length;
    for (const { keys } of group) for (const key of keys) this.claimed.add(key);
    const way = this.write(group).finally(() => {
      this.sent -= group.length;
      for (const { keys } of group) for (const key of keys) this.claimed.delete(key);
      this.onTheirWay.delete(way);
      this.schedule();
    });
    this.onTheirWay.add(way);
  }

  /** A group that may have been stored, wholly or in part, is sent carefully. */
  private async write(group: readonly PendingAppend[]): Promise<void> {
    let careful = false;
    for (let wait = 20; group.length > 0; wait = Math.min(wait * 2, 1_000)) {
      const client = this.connection.get();
      try {
        return this.settle(
          group,
          await sendOn(await client, group, careful ? 'careful' : this.mannerFor(group), this.options.timeout),
        );
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'refused' && (careful || !isDuplicate(error))) return this.divide(group, error as Error);
        careful = true;
        this.options.observer?.retried();
        if (failure === 'refused') continue;
        if (failure === 'connection') this.disconnect(client);
        group = giveUpLate(group, error);
        if (group.length > 0) await delay(wait);
      }
    }
  }

  private mannerFor(group: readonly PendingAppend[]): Manner {
    const { known } = this.options;
    const isCertain = ({ stream, expectedRevision: expected }: StreamAppend): boolean =>
      expected === 'none' || (typeof expected === 'number' && known.exists(stream, expected));
    return group.every(({ appends }) => appends.every(isCertain)) ? 'trusting' : 'plain';
  }

  private disconnect(client: Promise<pg.Client>): void {
    this.options.known.forget();
    void this.connection.drop(client);
  }

  /** The server refuses something in this group for good: half by half, until the one that is to blame stands alone. */
  private async divide(group: readonly PendingAppend[], error: Error): Promise<void> {
    if (group.length === 1) return group[0]!.reject(error);
    const middle = group.length >> 1;
    await this.write(group.slice(0, middle));
    await this.write(group.slice(middle));
  }

  private settle(group: readonly PendingAppend[], verdicts: readonly Verdict[]): void {
    let last = 0n;
    group.forEach((pending, index) => {
      const verdict = verdicts[index]!;
      if (verdict.kind === 'written') {
        last = verdict.position;
        pending.appends.forEach(({ stream }, n) => this.options.known.note(stream, verdict.revisions[n]!));
      }
      answerOf(verdict, pending, this.options.checkRepeat);
    });
    if (last === 0n) return;
    this.options.committed(last);
    this.options.observer?.committed(group.length);
  }
}

function sendOn(
  client: pg.Client,
  group: readonly PendingAppend[],
  manner: Manner,
  timeout: number,
): Promise<Verdict[]> {
  for (const pending of group) pending.sent = true;
  return appendGroup(client, group, manner, timeout);
}

function giveUpLate(group: readonly PendingAppend[], cause: unknown): PendingAppend[] {
  const now = performance.now();
  for (const { deadline, sent, reject } of group) {
    if (deadline > now) continue;
    reject(new EventStoreUnavailable(`no answer from PostgreSQL: ${(cause as Error).message}`, sent, { cause }));
  }
  return group.filter(({ deadline }) => deadline > now);
}
