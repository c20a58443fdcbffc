import type { News } from './bell.js';
import type { EventPage, ReadAllOptions, SubscribeOptions } from './port.js';

type ReadAll = (options: ReadAllOptions) => Promise<EventPage>;

const defaultPageSize = 500;

/**
 * A subscription over a store that can read all and tell of news. It reads to the end, reports the end with an empty page,
 * waits for news and reads on. While the subscriber works on one page of many, the next is being read.
 */
export async function* subscription(
  readAll: ReadAll,
  news: News,
  options: SubscribeOptions,
): AsyncGenerator<EventPage, void> {
  const { signal, filter, pageSize: limit = defaultPageSize } = options;
  const begin = (after: bigint): { after: bigint; seen: number; page: Promise<EventPage> } => {
    const reading = { after, seen: news.version, page: readAll(filter ? { after, limit, filter } : { after, limit }) };
    reading.page.catch(() => undefined); // whoever awaits the page gets the failure; after the end of the subscription nobody awaits it
    return reading;
  };
  if (signal.aborted) return;
  let isEndReported = false;
  for (let reading = begin(options.after); !signal.aborted;) {
    const { after, seen } = reading;
    const page = await reading.page;
    if (signal.aborted) return;
    if (!page.atEnd) reading = begin(page.position);
    if (page.events.length > 0 || page.position > after || !isEndReported) yield page;
    isEndReported = page.events.length === 0;
    if (!page.atEnd) continue;
    if (!isEndReported && news.version === seen) {
      yield { events: [], position: page.position, atEnd: true };
      isEndReported = true;
    }
    await news.after(seen, signal);
    reading = begin(page.position);
  }
}
