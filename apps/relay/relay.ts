import { type EventStore, SubscriptionEnded } from '#event-store';
import { type Message, type MessageBroker, messageOfEvent, watermarks } from '#messaging';
import { type Log, pause } from '#runtime';
import type { RelayCheckpoint } from './checkpoint.js';
import type { Turn } from './turn.js';

export interface RelayPorts {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly broker: Pick<MessageBroker, 'publish'>;
  readonly checkpoint: RelayCheckpoint;
  readonly topic: string;
  /** How many partitions the topic has now. */
  partitions(): Promise<number>;
  readonly log: Log;
  /** Waits until this process may relay; undefined when it is told to end before. */
  takeTurn(signal: AbortSignal): Promise<Turn | undefined>;
}

export interface RelayStatus {
  /** False while another process relays. */
  readonly active: boolean;
  /** The position up to which all events are in Kafka, as far as this process knows. */
  readonly position: bigint;
  /** Events this process has published, repeats included. */
  readonly published: number;
}

export interface Relay {
  status(): RelayStatus;
  /** Ends after the batch that is being published. Events that are not acknowledged by then are published again by the next process. */
  stop(): Promise<void>;
}

/** How many events make a batch: so many that neither broker nor database is asked often. */
const pageSize = 1_000;
const longestPauseMs = 5_000;

/** How often watermarks are written while events keep coming; they tell readers how far each partition is complete. */
const watermarkEveryMs = 100;

/** The checkpoint was moved by another process while this one published. */
class TurnOver extends Error {}

/**
 * Publishes every event in the order of the store, key = stream, and moves the checkpoint after the broker has acknowledged
 * it. A batch always begins after the checkpoint, and the checkpoint moves only from the place where the batch began. So events that are
 * published twice, or late by a process that has lost its turn, are repeats, and no event comes before an earlier one that is missing.
 * Watermarks follow the events: up to their position each partition is complete, also one to which no event went.
 */
export function startRelay(ports: RelayPorts): Relay {
  const stopping = new AbortController();
  const status = { active: false, position: 0n, published: 0 };
  const ended = takeTurns(ports, status, stopping.signal);
  return {
    status: () => ({ ...status }),
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

type Progress = { -readonly [Key in keyof RelayStatus]: RelayStatus[Key] };

async function takeTurns(ports: RelayPorts, status: Progress, stopped: AbortSignal): Promise<void> {
  const { log } = ports;
  for (let wait = 100; !stopped.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    const turn = await ports.takeTurn(stopped);
    if (!turn) return;
    try {
      status.active = true;
      const before = status.position;
      await relay(ports, status, AbortSignal.any([stopped, turn.lost])).finally(() => {
        if (status.position > before) wait = 100;
      });
    } catch (error) {
      if (error instanceof TurnOver) log.warn({}, 'another process relays; this one stands by');
      else log.warn({ err: error, retryAfterMs: wait }, 'relaying was interrupted');
    } finally {
      status.active = false;
      await turn.end();
    }
    await pause(wait, stopped);
  }
}

async function relay(ports: RelayPorts, status: Progress, signal: AbortSignal): Promise<void> {
  const { store, checkpoint } = ports;
  const partitions = await ports.partitions();
  let saidAt = performance.now();
  status.position = await checkpoint.load();
  for await (const { events, position } of store.subscribe({ after: status.position, pageSize, signal })) {
    if (events.length > 0) {
      if (!(await published(ports, events.map(messageOfEvent), signal))) return;
      if (!(await checkpoint.advance(status.position, position))) throw new TurnOver();
      status.position = position;
      status.published += events.length;
      if (performance.now() - saidAt < watermarkEveryMs) continue;
    }
    if (!(await published(ports, watermarks(position, partitions), signal))) return;
    saidAt = performance.now();
  }
  if (!signal.aborted) throw new SubscriptionEnded();
}

/** Tries until the broker answers, for however long it is away; false when told to end meanwhile. */
async function published(
  { broker, topic, log }: RelayPorts,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<boolean> {
  for (let wait = 100; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    try {
      await broker.publish(topic, messages);
      return true;
    } catch (error) {
      log.warn({ err: error, topic, retryAfterMs: wait }, 'events wait to be published');
      await pause(wait, signal);
    }
  }
  return false;
}
