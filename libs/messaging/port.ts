import type { Timestamp } from '#kernel';
import type { TopicSpec } from './topics.js';

export interface Message {
  /** Messages of one key keep their order. Null: any partition. */
  readonly key: string | null;
  /** Kept byte for byte. */
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Default: the one of the key. */
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
  /** Where the partition goes on after this batch: what the caller stores with the effects. */
  readonly next: bigint;
  /** Behind the partition's last message at that moment; equal to `next` when the consumer has caught up. */
  readonly end: bigint;
  /** Aborted once the partition may be somebody else's: no effect must follow. */
  readonly signal: AbortSignal;
}

export interface Subscription {
  /** Members of one group share the partitions of the topic. */
  readonly group: string;
  readonly topic: string;
  /**
   * Where the partition goes on, by the caller's own record: asked each time the partition is assigned to this member, and
   * after each failure. Null: by the group's record in Kafka, which trails by a second; else from the first message.
   */
  startOf(partition: number): Promise<bigint | null>;
  /** Returning says that the effects are stored. Batches of a partition come one after another, those of several side by side. */
  handle(batch: Batch): Promise<void>;
  /** `startOf` or `handle` failed; the batch comes again. Others go on meanwhile. */
  onFailure(error: unknown, partition: number, attempt: number): { readonly retryAfterMs: number } | 'stop';
  /** Partitions worked on at a time. Default 1. */
  readonly concurrency?: number;
  /** A member that is silent for so long loses its partitions. Default 10,000. */
  readonly sessionTimeoutMs?: number;
  /** How long the group waits for a batch in hand before it gives the partition to another member. Default 60,000. */
  readonly drainMs?: number;
}

/** A member of a group at work; it survives the loss of brokers and goes on when they are back. */
export interface Consumption {
  /** The partitions that are this member's now. */
  assigned(): readonly number[];
  /** The partition goes on there; what is being handled is ended first. */
  seek(partition: number, offset: bigint): void;
  pause(partition: number): void;
  resume(partition: number): void;
  /** Resolves after `stop`; rejects when it had to end by itself. */
  readonly ended: Promise<void>;
  /** Ends the batches in hand, then leaves the group. */
  stop(): Promise<void>;
}

export interface PartitionOffsets {
  readonly partition: number;
  /** Of the oldest message kept. */
  readonly start: bigint;
  /** Behind the newest message. */
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
  /** Creates what is missing, and says what differs in what exists: that belongs to whoever runs the cluster. */
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
  /** Where a group goes on by its record in Kafka; partitions without one are absent. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>>;
  /** Stops every consumption and disconnects. */
  close(): Promise<void>;
}

/** How many messages are still before a consumer that goes on at `next`; a partition it has no record of counts whole. */
export const lagOf = (offsets: readonly PartitionOffsets[], next: ReadonlyMap<number, bigint>): bigint =>
  offsets.reduce((sum, { partition, start, end }) => sum + end - larger(start, next.get(partition) ?? start), 0n);

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);
