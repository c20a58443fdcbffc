import type { EventFilter, EventStore, RecordedEvent } from '#event-store';
import { pause } from '#runtime';
import type { SessionLocks } from '../sql/session-locks.js';

/** What to do after a failure: try this event again later, go past it, or stop here for a person to look. */
export type FailureDecision = { readonly retryAfterMs: number } | 'skip' | 'stop';

/** Turns events into orders, one event at a time and in order. Orders must be harmless when repeated. */
export interface Reactor {
  readonly name: string;
  readonly filter: EventFilter;
  handle(event: RecordedEvent): Promise<void>;
  onFailure(event: RecordedEvent, error: unknown, attempt: number): FailureDecision;
}

/** Where a reactor goes on after a restart. Losing it costs time, not truth: repeated orders change nothing. */
export interface ReactorCheckpoints {
  load(name: string): Promise<bigint>;
  save(name: string, position: bigint): Promise<void>;
}

export interface RunningReactor {
  /** Resolves once everything up to `position` was handled; rejects when the reactor ends before. */
  whenHandled(position: bigint): Promise<void>;
  /** Up to here everything is handled; undefined while the checkpoint is not loaded. */
  position(): bigint | undefined;
  /** Resolves when the reactor has ended; rejects when it stopped by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ReactorOptions {
  /** Of this reactor alone: who holds the reactor's lock reacts, other processes stand by. Absent: this process reacts. */
  readonly locks?: Pick<SessionLocks, 'tryTake' | 'close'>;
  /** While another process reacts, look so often whether it still does; default 500. */
  readonly standByMs?: number;
}

/** Checkpoints that cannot be reached are tried again until the reactor is stopped, and so is the store's feed. */
export function startReactor(
  store: EventStore,
  reactor: Reactor,
  checkpoints: ReactorCheckpoints,
  { locks, standByMs = 500 }: ReactorOptions = {},
): RunningReactor {
  const stopping = new AbortController();
  const progress = new Progress();
  const one: Run = { store, reactor, checkpoints, progress, signal: stopping.signal };
  const ended = locks ? takeTurns(one, locks, standByMs) : react(one);
  ended.then(
    () => progress.end(new Error(`reactor ${reactor.name} was stopped`)),
    (error: unknown) => progress.end(error),
  );
  return {
    whenHandled: (position) => progress.reached(position),
    position: () => progress.known(),
    ended,
    async stop() {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}

interface Waiter {
  readonly position: bigint;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

class Progress {
  private position = -1n;
  private waiters: Waiter[] = [];
  private over: { readonly error: unknown } | undefined;

  known(): bigint | undefined {
    return this.position < 0n ? undefined : this.position;
  }

  reached(position: bigint): Promise<void> {
    if (position <= this.position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      if (this.over) reject(this.over.error);
      else this.waiters.push({ position, resolve, reject });
    });
  }

  advance(position: bigint): void {
    if (position <= this.position) return;
    this.position = position;
    const ready = this.waiters.filter((waiter) => waiter.position <= position);
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const waiter of ready) waiter.resolve();
  }

  end(error: unknown): void {
    this.over = { error };
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }
}

interface Run {
  readonly store: EventStore;
  readonly reactor: Reactor;
  readonly checkpoints: ReactorCheckpoints;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function takeTurns(one: Run, locks: Pick<SessionLocks, 'tryTake' | 'close'>, standByMs: number): Promise<void> {
  const { reactor, signal } = one;
  try {
    while (!signal.aborted) {
      const lock = await untilDone(() => locks.tryTake(`reactor ${reactor.name}`), signal);
      if (lock) await react({ ...one, signal: AbortSignal.any([signal, lock.lost]) }).finally(() => lock.release());
      else await untilDone(() => lookOn(one), signal);
      if (!lock) await pause(standByMs, signal);
    }
  } finally {
    await locks.close();
  }
}

/** How far another process is: what it has stored, and what follows without concerning the reactor. */
async function lookOn({ store, reactor, checkpoints, progress }: Run): Promise<void> {
  progress.advance(await checkpoints.load(reactor.name));
  const after = progress.known()!;
  const { events, position } = await store.readAll({ after, limit: 1, filter: reactor.filter });
  if (events.length === 0) progress.advance(position);
}

async function react({ store, reactor, checkpoints, progress, signal }: Run): Promise<void> {
  const after = await untilDone(() => checkpoints.load(reactor.name), signal);
  if (after === undefined) return;
  progress.advance(after);
  for await (const page of store.subscribe({ after, filter: reactor.filter, signal })) {
    for (const event of page.events) if (!(await handled(reactor, event, signal))) return;
    if (page.events.length > 0) await untilDone(() => checkpoints.save(reactor.name, page.position), signal);
    progress.advance(page.position);
  }
}

/** False when the reactor was told to end before the event was done. */
async function handled(reactor: Reactor, event: RecordedEvent, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      await reactor.handle(event);
      return true;
    } catch (error) {
      const decision = reactor.onFailure(event, error, attempt);
      if (decision === 'skip') return true;
      if (decision === 'stop') throw error;
      await pause(decision.retryAfterMs, signal);
    }
  }
  return false;
}

/** Undefined when the reactor was told to end before it succeeded. */
async function untilDone<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result | undefined> {
  for (let wait = 50; !signal.aborted; wait = Math.min(2 * wait, 5_000)) {
    try {
      return await work();
    } catch {
      await pause(wait, signal);
    }
  }
  return undefined;
}
