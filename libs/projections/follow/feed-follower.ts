import { type RecordedEvent, SubscriptionEnded } from '#event-store';
import { pause } from '#runtime';
import { applyByHalving, applyEvents, quarantineStream } from '../fold/batch.js';
import { RowCache } from '../fold/row-cache.js';
import type { Target } from '../fold/target.js';
import { CheckpointMoved, ModelSuperseded, ModelTakenOver, StreamQuarantined } from '../model/errors.js';
import type { Delivery } from '../model/feed.js';
import { filterOf, type ReadModel } from '../model/read-model.js';
import { advance, type Checkpoint, type Reached, readCheckpoint } from '../sql/checkpoint.js';
import { type Parked, park, quarantinedStreams } from '../sql/quarantine.js';
import { inTransaction, isDataError, onConnection, type Sql } from '../sql/transaction.js';
import type { Progress } from './progress.js';
import { readAhead } from './read-ahead.js';
import { longestPauseMs, type RunnerPorts, type RunnerSettings } from './settings.js';

export interface FollowerOptions {
  readonly ports: RunnerPorts;
  readonly model: ReadModel;
  readonly settings: RunnerSettings;
  readonly progress: Progress;
  /** As it was when the model was taken over. */
  readonly checkpoint: Checkpoint;
  /** Aborted when the follower is to end after its present batch. */
  readonly ending: AbortSignal;
}

/** Follows the feed for one model that this process owns. Rows and checkpoint of a batch move in one transaction. */
export class FeedFollower {
  private readonly ports: RunnerPorts;
  private readonly model: ReadModel;
  private readonly settings: RunnerSettings;
  private readonly progress: Progress;
  private readonly ending: AbortSignal;
  private readonly target: Target;
  private checkpoint: Checkpoint;
  /** Ends the present reading of the feed; after each failure a new reading begins. */
  private reading = new AbortController();

  constructor({ ports, model, settings, progress, checkpoint, ending }: FollowerOptions) {
    this.ports = ports;
    this.model = model;
    this.settings = settings;
    this.progress = progress;
    this.checkpoint = checkpoint;
    this.ending = ending;
    this.target = { model, suffix: '', cache: new RowCache(model), quarantined: new Set() };
  }

  /**
   * Returns when told to end. After a failure of the connection it begins again.
   * @throws ModelTakenOver · ModelSuperseded when this process does not own the model any more
   */
  async run(): Promise<void> {
    const heartbeat = setInterval(() => void this.heartbeat(), this.settings.heartbeatMs).unref();
    try {
      for (let failures = 0; !this.ending.aborted;) {
        const before = this.progress.position;
        await this.follow().catch((error: unknown) => this.reportOrEnd(error));
        failures = this.progress.position > before ? 0 : failures + 1;
        if (failures > 0) await pause(Math.min(longestPauseMs, 25 * 2 ** failures), this.ending);
      }
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** A moved checkpoint is no failure: after a swap or a retry the follower goes on from the new one. */
  private reportOrEnd(error: unknown): void {
    if (this.ending.aborted) return;
    if (error instanceof ModelTakenOver || error instanceof ModelSuperseded) throw error;
    if (!(error instanceof CheckpointMoved)) this.report(error);
  }

  private async follow(): Promise<void> {
    await this.resume();
    const reading = (this.reading = new AbortController());
    const signal = AbortSignal.any([this.ending, reading.signal]);
    const { batchSize: pageSize, lingerMs } = this.settings;
    const { position: after, bookmark } = this.checkpoint;
    const options = { reader: this.model.name, after, bookmark, filter: filterOf(this.model), pageSize, signal };
    try {
      for await (const delivery of readAhead(this.ports.feed.deliveries(options), pageSize)) {
        await this.applyMeasured(delivery).catch((error: unknown) => {
          reading.abort();
          throw error;
        });
        if (delivery.events.length * 2 < pageSize) await pause(lingerMs, signal);
      }
      if (!signal.aborted) throw new SubscriptionEnded();
    } finally {
      reading.abort();
    }
  }

  /** Begins again from the stored checkpoint, with no rows in memory. @throws ModelTakenOver · ModelSuperseded */
  private async resume(): Promise<void> {
    const { cache, quarantined } = this.target;
    cache.clear();
    quarantined.clear();
    await onConnection(this.ports.dataSource, async (sql) => {
      const found = await readCheckpoint(sql, this.model.name);
      if (found?.superseded.includes(this.model.version)) throw new ModelSuperseded(this.model, found.version);
      const isOwner = found?.epoch === this.checkpoint.epoch && found.version === this.model.version;
      if (!isOwner) throw new ModelTakenOver(this.model.name);
      this.checkpoint = found;
      for (const stream of await quarantinedStreams(sql, this.model.name)) quarantined.add(stream);
    });
    this.progress.advance(this.checkpoint.position);
  }

  private async applyMeasured(delivery: Delivery): Promise<void> {
    const { events } = delivery;
    const before = this.progress.position;
    const started = performance.now();
    await this.apply(delivery);
    if (events.length === 0 || this.progress.position === before) return;
    const seconds = (performance.now() - started) / 1_000;
    this.settings.observer?.applied({ model: this.model.name, events, seconds });
  }

  private async apply({ events, position, bookmark, unreadable }: Delivery): Promise<void> {
    if (position <= this.checkpoint.position) return;
    const to = { position, bookmark };
    if (unreadable) await this.commit(to, async () => [quarantineStream(this.target, unreadable.event, unreadable)]);
    else if (events.length === 0) await this.moveCheckpoint(to);
    else await this.applyBatch(events, to);
    if (this.target.cache.size > this.settings.rowsInMemory) this.target.cache.clear();
    this.progress.advance(position);
  }

  private async applyBatch(events: readonly RecordedEvent[], to: Reached): Promise<void> {
    try {
      await this.commit(to, (sql) => applyEvents(this.target, sql, events));
    } catch (error) {
      if (!isDataError(error)) throw error;
      await this.resume();
      await this.commit(to, (sql) => applyByHalving(this.target, sql, events));
    }
  }

  private async commit(to: Reached, work: (sql: Sql) => Promise<Parked[]>): Promise<void> {
    const now = this.ports.clock.now();
    const parked = await inTransaction(this.ports.dataSource, async (sql) => {
      await this.compareAndSet(sql, to);
      const left = await work(sql);
      await park(sql, this.model.name, left, now);
      return left;
    });
    this.checkpoint = { ...this.checkpoint, ...to };
    this.reportQuarantined(parked);
  }

  private async moveCheckpoint(to: Reached): Promise<void> {
    await onConnection(this.ports.dataSource, (sql) => this.compareAndSet(sql, to));
    this.checkpoint = { ...this.checkpoint, ...to };
  }

  private async compareAndSet(sql: Sql, to: Reached): Promise<void> {
    const isMoved = await advance(sql, this.model.name, this.checkpoint, to, this.ports.clock.now());
    if (!isMoved) throw new CheckpointMoved(this.model.name);
  }

  private reportQuarantined(parked: readonly Parked[]): void {
    for (const { event, error } of parked) {
      if (error === null) continue;
      this.report(new StreamQuarantined(this.model.name, event.stream, event.revision, error));
    }
  }

  /** Shows that this process is alive while no events come. Ends the reading when the model has another owner or version. */
  private async heartbeat(): Promise<void> {
    const { dataSource, clock } = this.ports;
    const { name, version } = this.model;
    const text = `UPDATE zhezi_read.checkpoints SET heartbeat_at = $4
      WHERE model = $1 AND epoch = $2 AND version = $3 RETURNING model`;
    const values = [name, this.checkpoint.epoch, version, clock.now()];
    await onConnection(dataSource, (sql) => sql.query(text, values)).then(
      (rows) => rows.length === 1 || this.reading.abort(),
      (error: unknown) => this.report(error),
    );
  }

  private report(error: unknown): void {
    this.settings.observer?.failed(this.model.name);
    this.settings.onError(error, this.model.name);
  }
}
