import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STORE, type EventPage, type EventStore, SubscriptionEnded } from '#event-store';
import { LOGGER } from '#platform';
import { type Log, pause } from '#runtime';
import { taskStreamPrefix } from '#tasks/contract';
import { refuseRequest } from '../refusals.js';
import type { LiveClient } from './live-client.js';
import { Readerships } from './readerships.js';

const filter = { streamPrefixes: [taskStreamPrefix] };
const maxClients = 1_000;
const maxClientsPerAccount = 20;
const heartbeatMs = 15_000;
const catchUpPage = 500;
const shortestPauseMs = 500;
const longestPauseMs = 5_000;
/** A client further behind than this is told to load its board again. */
const maxCatchUpPages = 20;

/** Reads the store's feed once for the whole process and passes each change to the clients it concerns. */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly clients = new Set<LiveClient>();
  /** Clients that were sent everything up to `position`. */
  private readonly upToDate = new Set<LiveClient>();
  private readonly readerships: Readerships;
  private readonly stopping = new AbortController();
  private position = 0n;
  private following: Promise<void> = Promise.resolve();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOGGER) private readonly log: Log,
  ) {
    this.readerships = new Readerships(store, (error, taskId) =>
      this.log.error({ err: error, taskId }, 'an event is not understood; nobody is told live of this task'),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.position = await this.store.head();
    this.following = this.follow();
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
    this.heartbeat.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    this.stopping.abort();
    for (const client of this.clients) client.end();
    await this.following;
  }

  /** Every event up to this position was passed on. */
  get head(): bigint {
    return this.position;
  }

  /** @throws LIVE_CONNECTIONS_EXHAUSTED */
  checkRoom(account: string): void {
    const own = [...this.clients].filter(({ viewer }) => viewer.account === account).length;
    if (this.stopping.signal.aborted || this.clients.size >= maxClients || own >= maxClientsPerAccount) {
      throw refuseRequest('LIVE_CONNECTIONS_EXHAUSTED', { limit: own >= maxClientsPerAccount ? own : maxClients });
    }
  }

  /** Tells the client what it has missed, then everything as it happens, until it leaves. */
  async join(client: LiveClient): Promise<void> {
    this.clients.add(client);
    for (let page = 0; client.open && client.cursor < this.position; page++) {
      if (page === maxCatchUpPages) client.reset(this.position);
      else await this.catchUp(client);
    }
    if (client.open) this.upToDate.add(client);
  }

  leave(client: LiveClient): void {
    this.clients.delete(client);
    this.upToDate.delete(client);
  }

  private async catchUp(client: LiveClient): Promise<void> {
    const reached = this.position;
    const missed = await this.store.readAll({ after: client.cursor, limit: catchUpPage, filter });
    for (const event of missed.events) {
      const readership = await this.readerships.of(event);
      if (readership) client.offer(event, readership);
    }
    client.skipTo(missed.atEnd && reached > missed.position ? reached : missed.position);
    await client.drained();
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    for (let wait = shortestPauseMs; !signal.aborted; wait = Math.min(2 * wait, longestPauseMs)) {
      const before = this.position;
      try {
        for await (const page of this.store.subscribe({ after: this.position, filter, signal })) await this.tell(page);
        if (!signal.aborted) throw new SubscriptionEnded();
      } catch (error) {
        if (signal.aborted) return;
        this.log.warn({ err: error, retryAfterMs: wait }, 'live feed interrupted; following again');
      }
      if (this.position > before) wait = shortestPauseMs;
      await pause(wait, signal);
    }
  }

  /** The position moves together with each offer, so that a client joining meanwhile misses nothing. */
  private async tell({ events, position }: EventPage): Promise<void> {
    for (const event of events) {
      this.readerships.passBy(event);
      const readership = this.upToDate.size > 0 ? await this.readerships.of(event) : undefined;
      this.position = event.position;
      if (readership) for (const client of this.upToDate) client.offer(event, readership);
    }
    this.position = position;
  }

  private beat(): void {
    for (const client of this.upToDate) client.beat(this.position);
  }
}
