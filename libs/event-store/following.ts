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

/**
 * A subscription over any store that can read all and tell of news: reads to the end, reports that, waits, reads on. While
 * the subscriber works on one page of many, the next is being read.
 */
export async function* follow(
  readAll: ReadAll,
  news: News,
  options: SubscribeOptions,
): AsyncGenerator<EventPage, void> {
  const { signal, filter, pageSize: limit = defaultPageSize } = options;
  const begin = (after: bigint): { after: bigint; seen: number; page: Promise<EventPage> } => {
    const reading = { after, seen: news.version, page: readAll(filter ? { after, limit, filter } : { after, limit }) };
    reading.page.catch(() => undefined); // whoever awaits it hears of it; nobody does after the end
    return reading;
  };
  if (signal.aborted) return;
  let reported = false;
  for (let reading = begin(options.after); !signal.aborted;) {
    const { after, seen } = reading;
    const page = await reading.page;
    if (signal.aborted) return;
    if (!page.atEnd) reading = begin(page.position);
    if (page.events.length > 0 || page.position > after || !reported) yield page;
    reported = page.events.length === 0;
    if (!page.atEnd) continue;
    if (!reported && news.version === seen) {
      yield { events: [], position: page.position, atEnd: true };
      reported = true;
    }
    await news.after(seen, signal);
    reading = begin(page.position);
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
