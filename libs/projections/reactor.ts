import type { EventFilter, EventStore, RecordedEvent } from '#event-store';

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
  /** Resolves once everything up to `position` was handled. */
  whenHandled(position: bigint): Promise<void>;
  /** Resolves when the reactor has ended; rejects when it stopped by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Waiter {
  readonly position: bigint;
  readonly resolve: () => void;
}

export function startReactor(store: EventStore, reactor: Reactor, checkpoints: ReactorCheckpoints): RunningReactor {
  const stopping = new AbortController();
  const progress = new Progress();
  const ended = run(store, reactor, checkpoints, progress, stopping.signal);
  ended.catch(() => undefined);
  return {
    whenHandled: (position) => progress.reached(position),
    ended,
    async stop() {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}

class Progress {
  private position = -1n;
  private waiters: Waiter[] = [];

  reached(position: bigint): Promise<void> {
    if (position <= this.position) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push({ position, resolve }));
  }

  advance(position: bigint): void {
    this.position = position;
    const ready = this.waiters.filter((waiter) => waiter.position <= position);
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const waiter of ready) waiter.resolve();
  }
}

async function run(
  store: EventStore,
  reactor: Reactor,
  checkpoints: ReactorCheckpoints,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const after = await checkpoints.load(reactor.name);
  progress.advance(after);
  for await (const page of store.subscribe({ after, filter: reactor.filter, signal })) {
    for (const event of page.events) if (!(await handled(reactor, event, signal))) return;
    if (page.events.length > 0) await checkpoints.save(reactor.name, page.position);
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

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
