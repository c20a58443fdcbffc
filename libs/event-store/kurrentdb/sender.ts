import {
  type EventData,
  type KurrentDBClient,
  NO_STREAM,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { AppendUnsupported } from '../errors.js';
import { patiently, watched } from './failures.js';
import { positionOf } from './positions.js';
import { Slots } from './turns.js';

/** Events for one stream that must be at exactly this revision; -1 when it must not exist. */
export interface ExactAppend {
  readonly stream: string;
  readonly revision: number;
  readonly events: readonly EventData[];
  readonly bytes: number;
}

export type Answer =
  /** The position of the last event; undefined when the server does not tell it for certain. */
  { readonly kind: 'written'; readonly position: bigint | undefined } | { readonly kind: 'conflict' };

export interface SenderOptions {
  /** Milliseconds for one attempt, and for all together. */
  readonly attempt: number;
  readonly patience: number;
  readonly signal: AbortSignal;
}

/**
 * The client sends all appends over one call and queues what the call does not take at once. When the call breaks while about 20 MB
 * are queued, the client rejects promises that nobody awaits, which ends the process. So no more than 8 MB are in flight.
 */
const slots = 64;
const bytesInSlot = 128 * 1024;

/** Sends appends until their outcome is known. An attempt is repeated with the same ids, which the server recognises. */
export class Sender {
  private readonly slots = new Slots(slots);

  constructor(
    private readonly client: KurrentDBClient,
    private readonly options: SenderOptions,
  ) {}

  send(appends: readonly ExactAppend[]): Promise<Answer> {
    const bytes = appends.reduce((sum, append) => sum + append.bytes, 0);
    const weight = Math.min(slots, 1 + Math.floor(bytes / bytesInSlot));
    const { patience: atMost, signal } = this.options;
    const patience = { atMost, signal, leavesOpen: true };
    return patiently(() => this.slots.within(weight, () => this.attempt(appends)), patience);
  }

  private async attempt(appends: readonly ExactAppend[]): Promise<Answer> {
    try {
      return await watched(this.options.attempt, () =>
        appends.length === 1 ? this.toOne(appends[0]!) : this.toSeveral(appends),
      );
    } catch (error) {
      if (error instanceof UnsupportedError) throw new AppendUnsupported(appends.length, error.message);
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      return { kind: 'conflict' };
    }
  }

  private async toOne({ stream, revision, events }: ExactAppend): Promise<Answer> {
    const { position } = await this.client.appendToStream(stream, [...events], {
      streamState: stateOf(revision),
      deadline: this.options.attempt,
      requiresLeader: true,
    });
    return { kind: 'written', position: events.length === 1 && position ? positionOf(position) : undefined };
  }

  private async toSeveral(appends: readonly ExactAppend[]): Promise<Answer> {
    const requests = appends.map(({ stream, revision, events }) => ({
      streamName: stream,
      expectedState: stateOf(revision),
      events: [...events],
    }));
    await this.client.multiStreamAppend(requests);
    return { kind: 'written', position: undefined };
  }
}

const stateOf = (revision: number): bigint | typeof NO_STREAM => (revision < 0 ? NO_STREAM : BigInt(revision));
