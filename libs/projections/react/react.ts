import { type EventStore, EventStoreUnavailable, type RecordedEvent, SubscriptionEnded } from '#event-store';
import { pause } from '#runtime';
import type { SessionLocks } from '../sql/session-locks.js';
import type { ReactorProgress } from './reactor-progress.js';
import type { Reactor, ReactorCheckpoints } from './reactor.js';

export interface ReactorRun {
  readonly store: EventStore;
  readonly reactor: Reactor;
  readonly checkpoints: ReactorCheckpoints;
  readonly progress: ReactorProgress;
  /** Aborted when the reactor is to end. */
  readonly signal: AbortSignal;
}

/** Reacts while this process holds the reactor's lock, and stands by while another does. */
export async function reactInTurns(
  run: ReactorRun,
  locks: Pick<SessionLocks, 'tryTake' | 'close'>,
  standByMs: number,
): Promise<void> {
  const { reactor, signal } = run;
  try {
    while (!signal.aborted) {
      const lock = await retryUntilDone(() => locks.tryTake(`reactor ${reactor.name}`), signal);
      if (lock) await react({ ...run, signal: AbortSignal.any([signal, lock.lost]) }).finally(() => lock.release());
      else await retryUntilDone(() => observeOther(run), signal);
      if (!lock) await pause(standByMs, signal);
    }
  } finally {
    await locks.close();
  }
}

/** How far the process that reacts has come: its stored position, and beyond it up to the next event for this reactor. */
async function observeOther({ store, reactor, checkpoints, progress }: ReactorRun): Promise<void> {
  progress.advance(await checkpoints.load(reactor.name));
  const after = progress.known()!;
  const { events, position } = await store.readAll({ after, limit: 1, filter: reactor.filter });
  if (events.length === 0) progress.advance(position);
}

const shortestPauseMs = 50;
const longestPauseMs = 5_000;

/** `onFailure` said stop. */
class Stopped extends Error {}

/**
 * Handles events until told to end. When the subscription is lost, it begins again from the checkpoint, after longer and longer pauses
 * while nothing is handled. @throws what stopped the reactor
 */
export async function react(run: ReactorRun): Promise<void> {
  const { progress, signal } = run;
  for (let wait = shortestPauseMs; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    const before = progress.known();
    await reactOnce(run).catch(throwUnlessLost);
    if (progress.known() !== before) wait = shortestPauseMs;
    await pause(wait, signal);
  }
}

function throwUnlessLost(error: unknown): void {
  if (error instanceof Stopped) throw error.cause;
  if (!(error instanceof EventStoreUnavailable || error instanceof SubscriptionEnded)) throw error;
}

async function reactOnce({ store, reactor, checkpoints, progress, signal }: ReactorRun): Promise<void> {
  const after = await retryUntilDone(() => checkpoints.load(reactor.name), signal);
  if (after === undefined) return;
  progress.advance(after);
  for await (const page of store.subscribe({ after, filter: reactor.filter, signal })) {
    for (const event of page.events) if (!(await handled(reactor, event, signal))) return;
    if (page.events.length > 0) await retryUntilDone(() => checkpoints.save(reactor.name, page.position), signal);
    progress.advance(page.position);
  }
  if (!signal.aborted) throw new SubscriptionEnded();
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
      if (decision === 'stop') throw new Stopped('the reactor was stopped', { cause: error });
      await pause(decision.retryAfterMs, signal);
    }
  }
  return false;
}

/** Undefined when the reactor was told to end before the work succeeded. */
async function retryUntilDone<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result | undefined> {
  for (let wait = shortestPauseMs; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
    try {
      return await work();
    } catch {
      await pause(wait, signal);
    }
  }
  return undefined;
}
