import type { Timestamp } from '#kernel';
import type { TopicSpec } from './topics.js';

export interface Message {
  /** Messages of one key keep their order. Null: any partition. */
  readonly key: string | null;
  /** Kept byte for byte. */
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Default: chosen by the key. */
  readonly partition?: number;
}

export interface ReceivedMessage extends Message {
  readonly partition: number;
  readonly offset: bigint;
  /** When the producer sent it. */
  readonly sentAt: Timestamp;
}

/** Some consecutive messages of one partition. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly ReceivedMessage[];
  /** The offset after this batch, from which the partition goes on. The caller stores it together with the effects. */
  readonly next: bigint;
  /** The offset after the last message of the partition at that moment; equal to `next` when the consumer has caught up. */
  readonly end: bigint;
  /** Aborted once the partition may belong to another member: from then on nothing may be stored. */
  readonly signal: AbortSignal;
}

export interface Subscription {
  /** Members of one group share the partitions of the topic. */
  readonly group: string;
  readonly topic: string;
  /**
   * The offset from which the partition goes on, by the caller's own record. Asked each time the partition is assigned to this member,
   * and after each failure. Null: as the group's record in Kafka says, which is a second late; without one, from the first message.
   */
  startOf(partition: number): Promise<bigint | null>;
  /** Returns when the effects are stored. Batches of one partition come one after another; several partitions are handled at the same time. */
  handle(batch: Batch): Promise<void>;
  /** `startOf` or `handle` failed; the batch comes again. Other partitions go on meanwhile. */
  onFailure(error: unknown, partition: number, attempt: number): { readonly retryAfterMs: number } | 'stop';
  /** Partitions worked on at a time. Default 1. */
  readonly concurrency?: number;
  /** A member that is silent for so long loses its partitions. Default 10,000. */
  readonly sessionTimeoutMs?: number;
  /** How long the group waits for a batch that is being handled before it gives the partition to another member. Default 60,000. */
  readonly drainMs?: number;
}

/** A member of a group at work; it survives the loss of brokers and goes on when they are back. */
export interface Consumption {
  /** The partitions that are this member's now. */
  assigned(): readonly number[];
  /** The partition goes on from this offset, after the batch that is being handled. */
  seek(partition: number, offset: bigint): void;
  pause(partition: number): void;
  resume(partition: number): void;
  /** Resolves after `stop`; rejects when the consumption had to end by itself. */
  readonly ended: Promise<void>;
  /** Ends the batches that are being handled, then leaves the group. */
  stop(): Promise<void>;
}

export interface PartitionOffsets {
  readonly partition: number;
  /** The offset of the oldest message that is kept. */
  readonly start: bigint;
  /** The offset after the newest message. */
  readonly end: bigint;
}

/** A topic that is not set as its specification says. */
export interface TopicDifference {
  readonly topic: string;
  readonly setting: string;
  readonly expected: string;
  readonly found: string;
}

/** Messages between processes and systems. Delivery is at least once, in order per key. */
export interface MessageBroker {
  /** Creates missing topics, and returns how existing ones differ. Those are not changed: they belong to whoever runs the cluster. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<readonly TopicDifference[]>;
  /**
   * Returns when every message is on all replicas that are in step. After a failure any of them may be there or not:
   * publish all again.
   * @throws BROKER_UNREACHABLE, TOPIC_UNKNOWN, MESSAGE_TOO_LARGE
   */
  publish(topic: string, messages: readonly Message[]): Promise<void>;
  consume(subscription: Subscription): Consumption;
  /** @throws TOPIC_UNKNOWN */
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  /** The offsets from which a group goes on by its record in Kafka; partitions without a record are absent. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>>;
  /** Stops every consumption and disconnects. */
  close(): Promise<void>;
}

/** How many messages a consumer that goes on from `next` has still to read. Of a partition without a record, all of them. */
export const lagOf = (offsets: readonly PartitionOffsets[], next: ReadonlyMap<number, bigint>): bigint =>
  offsets.reduce((sum, { partition, start, end }) => sum + end - larger(start, next.get(partition) ?? start), 0n);

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);
