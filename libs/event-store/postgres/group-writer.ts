import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { EventStoreFull, EventStoreUnavailable } from '../errors.js';
import type { AppendResult, StreamAppend } from '../port.js';
import { answerOf } from './answers.js';
import { appendGroup, type LookUps, type Verdict } from './append-statement.js';
import { failureOf, isDuplicate } from './failures.js';
import type { KnownRevisions } from './known-revisions.js';
import { type GroupLimits, type PendingAppend, prepare, type Prepared, takeGroup } from './pending-append.js';
import { explained } from './try-append.js';
import { WriterConnection } from './writer-connection.js';

/** Measures the groups. It must not throw. */
export interface GroupObserver {
  /** A group of so many appends was committed. */
  committed(appends: number): void;
  /** A group is sent again, whole or halved, after a failure. */
  retried(): void;
}

export interface GroupWriterOptions {
  connect(): Promise<pg.Client>;
  /** Called after a group is committed, with the position of its last event. */
  committed(position: bigint): void;
  /** Checks, for repeats only, that the stored events have the same content. @throws EventIdReused */
  checkRepeat(appends: readonly StreamAppend[]): Promise<void>;
  readonly known: KnownRevisions;
  readonly limits: GroupLimits;
  /** Most appends accepted and not yet answered; later ones wait for a place. */
  readonly capacity: number;
  /** Milliseconds after which an append without an answer is given up. */
  readonly timeout: number;
  readonly observer?: GroupObserver | undefined;
}

/** Groups that are sent and not answered: PostgreSQL works on one while we read the answer to the last and send the next. */
const mostGroupsInFlight = 2;

/** Fewer appends than this make no second group, which would cost a commit; they wait for the answer to the first group. */
const smallestSecondGroup = 16;

/**
 * Group commit on one connection: what is asked within a tick, or while groups are in flight, forms the next group. A group
 * whose connection breaks is sent again with the same event ids, so it is stored once whatever happened to the first try.
 */
export class GroupWriter {
  private queue: PendingAppend[] = [];
  private unanswered = 0;
  /** Appends beyond the capacity: each is called when it may join the queue. */
  private readonly waitingForPlace: (() => void)[] = [];
  private readonly groupsInFlight = new Set<Promise<void>>();
  /** Streams and event ids of the groups in flight. */
  private readonly keysInFlight = new Set<string>();
  private appendsInFlight = 0;
  private scheduled = false;
  private closed = false;
  private readonly connection: WriterConnection;

  constructor(private readonly options: GroupWriterOptions) {
    this.connection = new WriterConnection(() => options.connect());
  }

  append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const prepared = prepare(appends);
    if (this.unanswered < this.options.capacity) return this.enqueue(prepared);
    return new Promise<void>((resolve) => this.waitingForPlace.push(resolve)).then(() => this.enqueue(prepared));
  }

  /** Writes what was accepted, then ends the connection. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.queue.length > 0 || this.groupsInFlight.size > 0) {
      this.sendGroups();
      await Promise.race(this.groupsInFlight);
    }
    await this.connection.close();
  }

  private enqueue(prepared: Prepared): Promise<AppendResult> {
    if (this.closed) {
      this.waitingForPlace.shift()?.();
      return Promise.reject(new EventStoreUnavailable('the event store is closed', false));
    }
    this.unanswered++;
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.options.timeout;
      const answered =
        <Value>(tell: (value: Value) => void) =>
        (value: Value): void => {
          this.unanswered--;
          this.waitingForPlace.shift()?.();
          tell(value);
        };
      this.queue.push({ ...prepared, deadline, sent: false, resolve: answered(resolve), reject: answered(reject) });
      this.schedule();
    });
  }

  /** At the end of the tick, so that callers who were just answered can be in the next group. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.sendGroups();
    });
  }

  /** Shares the waiting appends between the groups, so that one group is sent while the other is being answered. */
  private sendGroups(): void {
    while (this.queue.length > 0 && this.groupsInFlight.size < mostGroupsInFlight) {
      const share = Math.max(
        smallestSecondGroup,
        Math.ceil((this.queue.length + this.appendsInFlight) / mostGroupsInFlight),
      );
      if (this.groupsInFlight.size > 0 && this.queue.length < share) return;
      const limits = { ...this.options.limits, appends: Math.min(share, this.options.limits.appends) };
      const { group, rest } = takeGroup(this.queue, limits, this.keysInFlight);
      if (group.length === 0) return;
      this.queue = rest;
      this.send(group);
    }
  }

  private send(group: readonly PendingAppend[]): void {
    this.appendsInFlight += group.length;
    for (const { keys } of group) for (const key of keys) this.keysInFlight.add(key);
    const writing = this.write(group).finally(() => {
      this.appendsInFlight -= group.length;
      for (const { keys } of group) for (const key of keys) this.keysInFlight.delete(key);
      this.groupsInFlight.delete(writing);
      this.schedule();
    });
    this.groupsInFlight.add(writing);
  }

  /** Sends a group until it has its answer. Once a try may have stored it, wholly or in part, the server looks for its ids as well. */
  private async write(group: readonly PendingAppend[]): Promise<void> {
    let mayBeStored = false;
    for (let wait = 20; group.length > 0; wait = Math.min(wait * 2, 1_000)) {
      const client = this.connection.get();
      try {
        const lookUps = mayBeStored ? 'revisions and ids' : this.lookUpsFor(group);
        return this.answer(group, await sendGroup(await client, group, lookUps, this.options.timeout));
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'refused' && (mayBeStored || !isDuplicate(error)))
          return this.refuse(group, explained(error as Error), mayBeStored);
        mayBeStored = true;
        this.options.observer?.retried();
        if (failure === 'refused') continue;
        if (failure === 'connection') this.disconnect(client);
        group = giveUpLate(group, error);
        if (group.length > 0) await delay(wait);
      }
    }
  }

  /** No look-up when every expected revision is known to exist; the unique index then finds a stream that has gone on since. */
  private lookUpsFor(group: readonly PendingAppend[]): LookUps {
    const { known } = this.options;
    const isCertain = ({ stream, expectedRevision: expected }: StreamAppend): boolean =>
      expected === 'none' || (typeof expected === 'number' && known.exists(stream, expected));
    return group.every(({ appends }) => appends.every(isCertain)) ? 'none' : 'revisions';
  }

  private disconnect(client: Promise<pg.Client>): void {
    this.options.known.forget();
    void this.connection.drop(client);
  }

  /**
   * The server refuses this group for good. It is halved until the append that causes the refusal is alone; but where the disk is full,
   * no part of a group that nothing is stored of would fit either.
   */
  private async refuse(group: readonly PendingAppend[], failure: Error, mayBeStored: boolean): Promise<void> {
    const isAsWhole = failure instanceof EventStoreFull && !mayBeStored;
    if (group.length === 1 || isAsWhole) return group.forEach(({ reject }) => reject(failure));
    const middle = group.length >> 1;
    await this.write(group.slice(0, middle));
    await this.write(group.slice(middle));
  }

  private answer(group: readonly PendingAppend[], verdicts: readonly Verdict[]): void {
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

function sendGroup(
  client: pg.Client,
  group: readonly PendingAppend[],
  lookUps: LookUps,
  timeout: number,
): Promise<Verdict[]> {
  for (const pending of group) pending.sent = true;
  return appendGroup(client, group, lookUps, timeout);
}

function giveUpLate(group: readonly PendingAppend[], cause: unknown): PendingAppend[] {
  const now = performance.now();
  for (const { deadline, sent, reject } of group) {
    if (deadline > now) continue;
    reject(new EventStoreUnavailable(`no answer from PostgreSQL: ${(cause as Error).message}`, sent, { cause }));
  }
  return group.filter(({ deadline }) => deadline > now);
}
