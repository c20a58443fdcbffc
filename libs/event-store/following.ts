import type { EventPage, ReadAllOptions, SubscribeOptions } from './port.js';

/** Tells that there may be something new to read. */
export interface News {
  /** Grows with everything new. */
  readonly version: number;
  /** Returns when `version` is past `seen`, or when aborted. */
  after(seen: number, signal: AbortSignal): Promise<void>;
}

type ReadAll = (options: ReadAllOptions) => Promise<EventPage>;

const defaultPageSize = 500;

/** A subscription over any store that can read all and tell of news: reads to the end, reports that, waits, reads on. */
export async function* follow(
  readAll: ReadAll,
  news: News,
  options: SubscribeOptions,
): AsyncGenerator<EventPage, void> {
  const { signal, filter, pageSize: limit = defaultPageSize } = options;
  let after = options.after;
  let reported = false;
  while (!signal.aborted) {
    const seen = news.version;
    const page = await readAll(filter ? { after, limit, filter } : { after, limit });
    if (signal.aborted) return;
    const isNew = page.events.length > 0 || page.position > after;
    after = page.position;
    if (isNew || !reported) yield page;
    reported = page.events.length === 0;
    if (!page.atEnd) continue;
    if (!reported && news.version === seen) {
      yield { events: [], position: after, atEnd: true };
      reported = true;
    }
    await news.after(seen, signal);
  }
}

/** News within one process: whoever stores something says so. */
export class Bell implements News {
  version = 0;
  private waiting = new Set<() => void>();

  ring(): void {
    this.version++;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** How many wait for news at this moment. */
  get listeners(): number {
    return this.waiting.size;
  }

  after(seen: number, signal: AbortSignal): Promise<void> {
    if (this.version > seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.waiting.add(wake);
    });
  }
}
