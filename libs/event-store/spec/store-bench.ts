// What the rooms of the contract suite share: the store they prove, and how they write to it and read from it.
import { newId } from '#kernel';
import type { AppendResult, EventPage, EventStore, NewEvent, RecordedEvent, SubscribeOptions } from '../port.js';
import { sampleEvent } from './sample-events.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Other runs have left their events there: what is expected is then relative to the head at the start. */
  readonly keepsData?: boolean;
  /** Closes the store and what it stood on. */
  close(): Promise<void>;
}

interface Found {
  readonly events: RecordedEvent[];
  readonly pages: EventPage[];
}

export class StoreBench {
  private under!: StoreUnderTest;
  private count = 0;

  /** `open` gives a store of its own with each call. */
  constructor(readonly open: () => Promise<StoreUnderTest>) {}

  async start(): Promise<void> {
    this.under = await this.open();
  }

  close(): Promise<void> {
    return this.under.close();
  }

  get store(): EventStore {
    return this.under.store;
  }

  newStream(kind = 'note'): string {
    return `${kind}-${++this.count}-${newId()}`;
  }

  write(stream: string, events: readonly NewEvent[] = [sampleEvent()]): Promise<AppendResult> {
    return this.store.append([{ stream, expectedRevision: 'any', events }]);
  }

  /** Pages until one satisfies; then the subscription is ended. */
  async followUntil(
    options: Omit<SubscribeOptions, 'signal'>,
    enough: (events: readonly RecordedEvent[], page: EventPage) => boolean,
  ): Promise<Found> {
    const ending = new AbortController();
    const events: RecordedEvent[] = [];
    const pages: EventPage[] = [];
    for await (const page of this.store.subscribe({ ...options, signal: ending.signal })) {
      pages.push(page);
      events.push(...page.events);
      if (enough(events, page)) ending.abort();
    }
    return { events, pages };
  }

  async readToEnd(after: bigint, limit: number, filter = {}): Promise<Found> {
    const pages: EventPage[] = [];
    for (let position = after; ; position = pages.at(-1)!.position) {
      pages.push(await this.store.readAll({ after: position, limit, filter }));
      if (pages.at(-1)!.atEnd) return { events: pages.flatMap(({ events }) => events), pages };
    }
  }
}
