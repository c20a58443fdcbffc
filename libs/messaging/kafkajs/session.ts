import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';
import type { MessageBroker, Subscription } from '../port.js';
import { refuseMessaging } from '../refusals.js';
import { type ClientOptions, createClient } from './client.js';
import { Ownership } from './ownership.js';
import { receivedMessages } from './received.js';

export type SessionOutcome =
  | { readonly kind: 'left' }
  | { readonly kind: 'stopped'; readonly error: unknown }
  | { readonly kind: 'lost'; readonly error: unknown; readonly joined: boolean };

export interface SessionOptions extends ClientOptions {
  readonly subscription: Subscription;
  readonly offsets: MessageBroker['offsets'];
  /** Partitions that the caller has paused, over all sessions. */
  readonly paused: ReadonlySet<number>;
}

const fetchWaitMs = 250;
const recordEveryMs = 1_000;

/** One membership of the group, from joining it to leaving or losing it. */
export class Session {
  private readonly consumer: Consumer;
  private readonly sessionTimeoutMs: number;
  private readonly outcome = Promise.withResolvers<SessionOutcome>();
  private ownership = new Ownership([], 0);
  private joined = false;
  private leaving = false;
  private starting: Promise<void> | undefined;
  private readonly attempts = new Map<number, number>();
  private readonly inHand = new Set<Promise<void>>();
  private readonly unrecorded = new Map<number, bigint>();
  private recording: NodeJS.Timeout | undefined;

  constructor(private readonly options: SessionOptions) {
    const { group, sessionTimeoutMs = 10_000, drainMs = 60_000 } = options.subscription;
    this.sessionTimeoutMs = sessionTimeoutMs;
    this.consumer = createClient(options).consumer({
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: drainMs,
      heartbeatInterval: Math.floor(sessionTimeoutMs / 4),
      maxWaitTimeInMs: fetchWaitMs,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
  }

  private get topic(): string {
    return this.options.subscription.topic;
  }

  get assigned(): readonly number[] {
    return this.ownership.partitions;
  }

  /** Works until the membership has ended, whatever the reason. */
  async run(): Promise<SessionOutcome> {
    const { concurrency = 1 } = this.options.subscription;
    const { GROUP_JOIN, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, (event) => this.assign(event));
    this.consumer.on(CRASH, ({ payload }: ConsumerCrashEvent) => this.lost(payload.error));
    this.starting = this.start(concurrency).catch((error: unknown) => this.lost(error));
    const outcome = await this.outcome.promise;
    await this.close();
    return outcome;
  }

  private async start(concurrency: number): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [this.topic], fromBeginning: true });
    if (this.leaving) return;
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (payload) => this.receive(payload),
    });
  }

  leave(): void {
    this.outcome.resolve({ kind: 'left' });
    this.leaving = true;
  }

  private lost(error: unknown): void {
    this.ownership.end();
    this.outcome.resolve({ kind: 'lost', error, joined: this.joined });
  }

  /** Ends the batches that are being handled, then gives the partitions away. */
  private async close(): Promise<void> {
    this.leaving = true;
    for (const partition of this.assigned) this.pause(partition);
    await Promise.all(this.inHand);
    await this.starting;
    clearTimeout(this.recording);
    await this.record();
    this.ownership.end();
    await this.consumer.disconnect().catch(() => undefined);
  }

  /** Before it joined again, kafkajs has ended the batches that were being handled. Nothing is fetched until the offset to go on from is known. */
  private assign({ payload }: ConsumerGroupJoinEvent): void {
    this.ownership.end();
    const partitions = payload.memberAssignment[this.topic] ?? [];
    this.ownership = new Ownership(partitions, this.sessionTimeoutMs);
    this.joined = true;
    this.unrecorded.clear();
    this.attempts.clear();
    for (const partition of partitions) this.pause(partition);
    void Promise.all(partitions.map((partition) => this.place(partition, this.ownership)));
  }

  private async place(partition: number, ownership: Ownership): Promise<void> {
    const { subscription, offsets } = this.options;
    try {
      const start = await subscription.startOf(partition);
      if (start !== null) await this.checkEnd(partition, start, offsets);
      if (!ownership.isValid) return;
      if (start !== null) this.moveTo(partition, start);
      else ownership.next.set(partition, null);
      this.resume(partition);
    } catch (error) {
      this.failed(partition, ownership, error);
    }
  }

  private async checkEnd(partition: number, offset: bigint, offsets: SessionOptions['offsets']): Promise<void> {
    const { topic } = this;
    const found = (await offsets(topic)).find((one) => one.partition === partition);
    if (!found || offset <= found.end) return;
    const details = { topic, partition, offset: String(offset), end: String(found.end) };
    this.outcome.resolve({ kind: 'stopped', error: refuseMessaging('OFFSET_BEYOND_END', details) });
  }

  seek(partition: number, offset: bigint): void {
    if (this.ownership.partitions.includes(partition)) this.moveTo(partition, offset);
  }

  private moveTo(partition: number, offset: bigint): void {
    this.ownership.next.set(partition, offset);
    this.unlessEnded(() => this.consumer.seek({ topic: this.topic, partition, offset: String(offset) }));
  }

  pause(partition: number): void {
    this.unlessEnded(() => this.consumer.pause([{ topic: this.topic, partitions: [partition] }]));
  }

  /** Does nothing while the caller has paused the partition, or while the offset to go on from is not known. */
  resume(partition: number): void {
    if (this.options.paused.has(partition) || !this.ownership.next.has(partition)) return;
    this.unlessEnded(() => this.consumer.resume([{ topic: this.topic, partitions: [partition] }]));
  }

  /** kafkajs throws when a consumer has ended that is told to do something; the next session is told again. */
  private unlessEnded(tell: () => void): void {
    if (!this.joined) return;
    try {
      tell();
    } catch (error) {
      this.options.log.debug({ err: error }, 'a consumer had ended before it was told');
    }
  }

  private async receive(payload: EachBatchPayload): Promise<void> {
    const { partition } = payload.batch;
    if (this.leaving || payload.isStale() || !this.ownership.next.has(partition)) return;
    const work = this.handle(payload, this.ownership);
    this.inHand.add(work);
    await work.finally(() => this.inHand.delete(work));
  }

  private async handle(payload: EachBatchPayload, ownership: Ownership): Promise<void> {
    const { batch, resolveOffset } = payload;
    const { partition } = batch;
    const from = ownership.next.get(partition) ?? null;
    const messages = receivedMessages(batch, from);
    const next = BigInt(batch.lastOffset()) + 1n;
    if (messages.length > 0) {
      const watch = ownership.keep(() => payload.heartbeat());
      const { topic, signal, end } = { topic: batch.topic, signal: ownership.signal, end: BigInt(batch.highWatermark) };
      try {
        await this.options.subscription.handle({ topic, partition, messages, next, end, signal });
      } catch (error) {
        this.failed(partition, ownership, error);
        return;
      } finally {
        watch.end();
      }
    }
    if ((ownership.next.get(partition) ?? null) !== from) return; // moved meanwhile by `seek`
    this.attempts.delete(partition);
    ownership.next.set(partition, next);
    resolveOffset(batch.lastOffset());
    this.unrecorded.set(partition, next);
    this.recording ??= setTimeout(() => void this.record(), recordEveryMs);
  }

  /** The partition waits, then goes on from the offset that the caller has stored. Other partitions go on meanwhile. */
  private failed(partition: number, ownership: Ownership, error: unknown): void {
    if (!ownership.isValid) return;
    const attempt = (this.attempts.get(partition) ?? 0) + 1;
    this.attempts.set(partition, attempt);
    const decision = this.options.subscription.onFailure(error, partition, attempt);
    if (decision === 'stop') {
      this.outcome.resolve({ kind: 'stopped', error });
      return;
    }
    ownership.next.delete(partition);
    this.pause(partition);
    ownership.later(decision.retryAfterMs, () => void this.place(partition, ownership));
  }

  /** The group's record in Kafka: for tools that show the lag, and for callers without a record of their own. */
  private async record(): Promise<void> {
    this.recording = undefined;
    const { topic } = this;
    const offsets = [...this.unrecorded].map(([partition, next]) => ({ topic, partition, offset: String(next) }));
    this.unrecorded.clear();
    if (offsets.length > 0) await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}
