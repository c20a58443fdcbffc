import { setImmediate as nextTick, setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { EventIdReused, EventStoreUnavailable, RevisionConflict } from '../errors.js';
import type { AppendResult, NewEvent, StreamAppend } from '../port.js';
import { appendGroup, type Verdict } from './append-statement.js';
import { failureOf, isDuplicate } from './failures.js';
import { type GroupLimits, type PendingAppend, prepare, takeGroup } from './pending-append.js';

export interface GroupWriterOptions {
  connect(): Promise<pg.Client>;
  /** Called after a group is committed, with the position of its last event. */
  committed(position: bigint): void;
  /** Whether the events are stored with this very content; asked about repeats only. @throws EventIdReused */
  checkRepeat(appends: readonly StreamAppend[]): Promise<void>;
  readonly limits: GroupLimits;
  /** Most appends accepted and not yet answered; who comes later waits for a place. */
  readonly capacity: number;
  /** Milliseconds after which an append without an answer is given up. */
  readonly timeout: number;
}

/**
 * Group commit: one connection, one group on its way at a time; what is asked meanwhile forms the next group. A group whose
 * connection breaks is sent again with the same event ids, so it is stored once whatever happened to the first try.
 */
export class GroupWriter {
  private queue: PendingAppend[] = [];
  private unanswered = 0;
  private readonly placeless: (() => void)[] = [];
  private running: Promise<void> | undefined;
  private client: pg.Client | undefined;
  private closed = false;

  constructor(private readonly options: GroupWriterOptions) {}

  async append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const prepared = prepare(appends);
    if (this.unanswered >= this.options.capacity) await new Promise<void>((resolve) => this.placeless.push(resolve));
    if (this.closed) throw new EventStoreUnavailable('the event store is closed', false);
    this.unanswered++;
    try {
      return await this.enqueue(appends, prepared);
    } finally {
      this.unanswered--;
      this.placeless.shift()?.();
    }
  }

  /** Writes what was accepted, then ends the connection. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.running) await this.running;
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private enqueue(appends: readonly StreamAppend[], prepared: ReturnType<typeof prepare>): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.options.timeout;
      this.queue.push({ appends, ...prepared, deadline, sent: false, resolve, reject });
      this.running ??= this.drain().finally(() => (this.running = undefined));
    });
  }

  /** Each round waits for the end of the tick, so that everybody who was just answered can be in the next group. */
  private async drain(): Promise<void> {
    for (;;) {
      await nextTick();
      if (this.queue.length === 0) return;
      const { group, rest } = takeGroup(this.queue, this.options.limits);
      this.queue = rest;
      await this.write(group);
    }
  }

  /** A group that may have been stored, wholly or in part, is sent carefully: see append_group.sql. */
  private async write(group: readonly PendingAppend[]): Promise<void> {
    let careful = false;
    for (let wait = 20; group.length > 0; wait = Math.min(wait * 2, 1_000)) {
      try {
        const client = await this.connection();
        for (const pending of group) pending.sent = true;
        return this.settle(group, await appendGroup(client, group, careful));
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'refused' && (careful || !isDuplicate(error))) return this.divide(group, error as Error);
        careful = true;
        if (failure === 'refused') continue;
        if (failure === 'connection') this.disconnect();
        group = giveUpLate(group, error);
        if (group.length > 0) await delay(wait);
      }
    }
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
      if (verdict.kind === 'written') last = verdict.position;
      this.answer(pending, verdict);
    });
    if (last > 0n) this.options.committed(last);
  }

  private answer(pending: PendingAppend, verdict: Verdict): void {
    if (verdict.kind === 'written') return pending.resolve({ ...resultOf(verdict), repeated: false });
    if (verdict.kind === 'conflict')
      return pending.reject(conflictOf(pending.appends[verdict.target]!, verdict.actual));
    if (verdict.kind === 'reused') return pending.reject(reuseOf(pending.appends, verdict.event));
    const result = { ...resultOf(verdict), repeated: true };
    this.options.checkRepeat(pending.appends).then(() => pending.resolve(result), pending.reject);
  }

  private async connection(): Promise<pg.Client> {
    return (this.client ??= await this.options.connect());
  }

  private disconnect(): void {
    void this.client?.end().catch(() => undefined);
    this.client = undefined;
  }
}

const resultOf = ({
  revisions,
  position,
}: Extract<Verdict, { revisions: readonly number[] }>): Omit<AppendResult, 'repeated'> => ({
  revisions,
  position,
});

const conflictOf = ({ stream, expectedRevision }: StreamAppend, actual: number): RevisionConflict =>
  new RevisionConflict(stream, expectedRevision as Exclude<typeof expectedRevision, 'any'>, actual);

function reuseOf(appends: readonly StreamAppend[], index: number): EventIdReused {
  const all = appends.flatMap(({ stream, events }) => events.map((event): [string, NewEvent] => [stream, event]));
  const [stream, { id }] = all[index]!;
  return new EventIdReused(stream, id);
}

function giveUpLate(group: readonly PendingAppend[], cause: unknown): PendingAppend[] {
  const now = performance.now();
  for (const { deadline, sent, reject } of group) {
    if (deadline > now) continue;
    reject(new EventStoreUnavailable(`no answer from PostgreSQL: ${(cause as Error).message}`, sent, { cause }));
  }
  return group.filter(({ deadline }) => deadline > now);
}
