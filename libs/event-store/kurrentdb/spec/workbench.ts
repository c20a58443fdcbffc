// What tests of the KurrentDB adapter share: stores opened on a stand-in of the server, and what follows them.
import type { EventPage, EventStore, NewEvent, RecordedEvent, SubscribeOptions } from '../../port.js';
import { sampleEvent } from '../../spec/sample-events.js';
import { createKurrentEventStore, type KurrentEventStoreOptions } from '../create.js';
import { StandIn, type StandInOptions } from './stand-in.js';
import { asStored } from '../../upcasting.js';

export const quick = { attemptTimeout: 300, pollEvery: 50, readPatience: 5_000 };
export const withoutLooking = { ...quick, pollEvery: 60_000 };

export const note = (n: number): NewEvent => sampleEvent({ data: { n } });
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
export const write = (store: EventStore, stream: string, ...events: NewEvent[]): ReturnType<EventStore['append']> =>
  store.append([{ stream, expectedRevision: 'any', events }]);

export interface Followed {
  readonly events: readonly RecordedEvent[];
  readonly pages: readonly EventPage[];
  /** Returns when the condition holds; it is looked at after each page. */
  until(enough: () => boolean): Promise<void>;
}

/** Everything opened here is closed by `close`, the last first. */
export class Workbench {
  private readonly closing = new AsyncDisposableStack();

  async serve(options?: StandInOptions): Promise<StandIn> {
    const server = await new StandIn(options).start();
    this.closing.defer(() => server.stop());
    return server;
  }

  async open(server: StandIn, options: Partial<KurrentEventStoreOptions> = quick): Promise<EventStore> {
    const store = await createKurrentEventStore({
      connectionString: server.connectionString,
      upcasters: asStored,
      ...options,
    });
    this.closing.defer(() => store.close());
    return store;
  }

  follow(
    store: EventStore,
    options: Partial<SubscribeOptions> = {},
    work: (page: EventPage) => Promise<unknown> = async () => undefined,
  ): Followed {
    const ending = new AbortController();
    const events: RecordedEvent[] = [];
    const pages: EventPage[] = [];
    let check: () => void = () => undefined;
    const running = (async () => {
      for await (const page of store.subscribe({ after: 0n, ...options, signal: ending.signal })) {
        await work(page);
        pages.push(page);
        events.push(...page.events);
        check();
      }
    })();
    this.closing.defer(() => (ending.abort(), running));
    const until = (enough: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        check = () => void (enough() && resolve());
        check();
      });
    return { events, pages, until };
  }

  close(): Promise<void> {
    return this.closing.disposeAsync();
  }
}
