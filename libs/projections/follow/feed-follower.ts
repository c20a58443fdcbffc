import type { RecordedEvent } from '#event-store';
import { pause } from '#runtime';
import { applyCarefully, applyEvents, leaveOut, type Target } from '../fold/batch.js';
import { advance, type Checkpoint, type Reached, readCheckpoint } from '../sql/checkpoint.js';
import { CheckpointMoved, ModelSuperseded, ModelTakenOver, StreamQuarantined } from '../model/errors.js';
import { type Delivery, readAhead } from '../model/feed.js';
import type { Progress } from './progress.js';
import { type Parked, park, quarantinedStreams } from '../sql/quarantine.js';
import { filterOf, type ReadModel } from '../model/read-model.js';
import { RowCache } from '../fold/row-cache.js';
import { longestPauseMs, type RunnerPorts, type RunnerSettings } from './settings.js';
import { inTransaction, isDataError, onConnection, type Sql } from '../sql/transaction.js';

export interface FollowingOptions {
  readonly ports: RunnerPorts;
  readonly model: ReadModel;
  readonly settings: RunnerSettings;
  readonly progress: Progress;
  /** As it was when the model was taken over. */
  readonly checkpoint: Checkpoint;
  /** To end after the batch under way. */
  readonly ending: AbortSignal;
}

/** Follows the feed for one model that this process owns: one batch, one transaction with rows and checkpoint. */
export class Following {
  private readonly ports: RunnerPorts;
  private readonly model: ReadModel;
  private readonly settings: RunnerSettings;
  private readonly progress: Progress;
  private readonly ending: AbortSignal;
  private readonly target: Target;
  private checkpoint: Checkpoint;
  private here = new AbortController();

  constructor({ ports, model, settings, progress, checkpoint, ending }: FollowingOptions) {
    this.ports = ports;
    this.model = model;
    this.settings = settings;
    this.progress = progress;
    this.checkpoint = checkpoint;
    this.ending = ending;
    this.target = { model, suffix: '', cache: new RowCache(model), quarantined: new Set() };
  }

  /**
   * Until told to end. Failures of the connection are retried.
   * @throws ModelTakenOver · ModelSuperseded when the model is not this process's any more
   */
  async run(): Promise<void> {
    const heartbeat = setInterval(() => void this.beat(), this.settings.heartbeatMs).unref();
    try {
      for (let failures = 0; !this.ending.aborted;) {
        const before = this.progress.position;
        await this.follow().catch((error: unknown) => this.tellUnlessOver(error));
        failures = this.progress.position > before ? 0 : failures + 1;
        if (failures > 0) await pause(Math.min(longestPauseMs, 25 * 2 ** failures), this.ending);
      }
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** A moved checkpoint is a swap or a retry: go on from where it stands now. */
  private tellUnlessOver(error: unknown): void {
    if (this.ending.aborted) return;
    if (error instanceof ModelTakenOver || error instanceof ModelSuperseded) throw error;
    if (!(error instanceof CheckpointMoved)) this.tellOf(error);
  }

  private async follow(): Promise<void> {
    await this.resume();
    const here = (this.here = new AbortController());
    const signal = AbortSignal.any([this.ending, here.signal]);
    const { batchSize: pageSize, lingerMs } = this.settings;
    const { position: after, bookmark } = this.checkpoint;
    const options = { reader: this.model.name, after, bookmark, filter: filterOf(this.model), pageSize, signal };
    try {
      for await (const delivery of readAhead(this.ports.feed.deliveries(options), pageSize)) {
        await this.takeObserved(delivery).catch((error: unknown) => {
          here.abort();
          throw error;
        });
        if (delivery.events.length * 2 < pageSize) await pause(lingerMs, signal);
      }
    } finally {
      here.abort();
    }
  }

  /** @throws ModelTakenOver · ModelSuperseded */
  private async resume(): Promise<void> {
    const { cache, quarantined } = this.target;
    cache.clear();
    quarantined.clear();
    await onConnection(this.ports.dataSource, async (sql) => {
      const found = await readCheckpoint(sql, this.model.name);
      if (found?.superseded.includes(this.model.version)) throw new ModelSuperseded(this.model, found.version);
      const isMine = found?.epoch === this.checkpoint.epoch && found.version === this.model.version;
      if (!isMine) throw new ModelTakenOver(this.model.name);
      this.checkpoint = found;
      for (const stream of await quarantinedStreams(sql, this.model.name)) quarantined.add(stream);
    });
    this.progress.advance(this.checkpoint.position);
  }

  private async takeObserved(delivery: Delivery): Promise<void> {
    const { events } = delivery;
    const before = this.progress.position;
    const started = performance.now();
    await this.take(delivery);
    if (events.length === 0 || this.progress.position === before) return;
    const seconds = (performance.now() - started) / 1_000;
    this.settings.observer?.applied({ model: this.model.name, events, seconds });
  }

  private async take({ events, position, bookmark, unreadable }: Delivery): Promise<void> {
    if (position <= this.checkpoint.position) return;
    const to = { position, bookmark };
    if (unreadable) await this.commit(to, async () => [leaveOut(this.target, unreadable.event, unreadable)]);
    else if (events.length === 0) await this.move(to);
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
      await this.commit(to, (sql) => applyCarefully(this.target, sql, events));
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
    this.report(parked);
  }

  private async move(to: Reached): Promise<void> {
    await onConnection(this.ports.dataSource, (sql) => this.compareAndSet(sql, to));
    this.checkpoint = { ...this.checkpoint, ...to };
  }

  private async compareAndSet(sql: Sql, to: Reached): Promise<void> {
    const isMoved = await advance(sql, this.model.name, this.checkpoint, to, this.ports.clock.now());
    if (!isMoved) throw new CheckpointMoved(this.model.name);
  }

  private report(parked: readonly Parked[]): void {
    for (const { event, error } of parked) {
      if (error === null) continue;
      this.tellOf(new StreamQuarantined(this.model.name, event.stream, event.revision, error));
    }
  }

  /** Says that the runner is alive although nothing happens; finds out when the model has another owner or version. */
  private async beat(): Promise<void> {
    const { dataSource, clock } = this.ports;
    const { name, version } = this.model;
    const text = `UPDATE zhezi_read.checkpoints SET heartbeat_at = $4
      WHERE model = $1 AND epoch = $2 AND version = $3 RETURNING model`;
    const values = [name, this.checkpoint.epoch, version, clock.now()];
    await onConnection(dataSource, (sql) => sql.query(text, values)).then(
      (rows) => rows.length === 1 || this.here.abort(),
      (error: unknown) => this.tellOf(error),
    );
  }

  private tellOf(error: unknown): void {
    this.settings.observer?.failed(this.model.name);
    this.settings.onError(error, this.model.name);
  }
}
