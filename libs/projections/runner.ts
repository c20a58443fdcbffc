import type { RecordedEvent } from '#event-store';
import { applyCarefully, applyEvents, leaveOut, type Target } from './batch.js';
import { advance, type Checkpoint, type Reached, readCheckpoint, setUpModel, takeOver } from './checkpoint.js';
import { CheckpointMoved, ModelSuperseded, ModelTakenOver, StreamQuarantined } from './errors.js';
import { type Delivery, type EventFeed, readAhead } from './feed.js';
import type { ProjectionObserver } from './observer.js';
import { pause } from './pause.js';
import type { ProjectionPorts } from './ports.js';
import { Progress } from './progress.js';
import { type Parked, park, quarantinedStreams } from './quarantine.js';
import { filterOf, type ReadModel } from './read-model.js';
import { rebuild } from './rebuild.js';
import { RowCache } from './row-cache.js';
import { inTransaction, isDataError, onConnection, type Sql } from './transaction.js';
import { hasMoreUnread } from './unread.js';

export interface RunnerSettings {
  /** Most events in one batch. */
  readonly batchSize: number;
  /** After a batch that was not full, wait so long for more: bounds the number of transactions, adds as much lag. */
  readonly lingerMs: number;
  /** Rows kept in memory between batches; beyond that they are read again. */
  readonly rowsInMemory: number;
  /** With more unread events than this, a model starts by a rebuild, which is faster than following. */
  readonly rebuildBeyond: number;
  readonly heartbeatMs: number;
  readonly onError: (error: unknown, model: string) => void;
  /** Told of what happens; absent: nothing is measured. */
  readonly observer?: ProjectionObserver | undefined;
}

const longestPauseMs = 5_000;

/** Follows the feed for one model: one batch, one transaction with rows and checkpoint. */
export class ModelRunner {
  readonly progress = new Progress();
  private readonly target: Target;
  private checkpoint!: Checkpoint;

  constructor(
    private readonly ports: ProjectionPorts & { readonly feed: EventFeed },
    readonly model: ReadModel,
    private readonly settings: RunnerSettings,
    private readonly stopping: AbortSignal,
  ) {
    this.target = { model, suffix: '', cache: new RowCache(model), quarantined: new Set() };
  }

  /**
   * Makes the tables when there are none, rebuilds when their version is older, and becomes the owner.
   * @throws ModelSuperseded when a newer version serves
   */
  async start(): Promise<void> {
    const { dataSource, clock } = this.ports;
    await setUpModel(dataSource, this.model, clock.now());
    const found = (await onConnection(dataSource, (sql) => readCheckpoint(sql, this.model.name)))!;
    if (found.superseded.includes(this.model.version)) throw new ModelSuperseded(this.model, found.version);
    const isStale = found.version !== this.model.version;
    const isFarBehind = () => hasMoreUnread(this.ports, this.model, found.position, this.settings.rebuildBeyond);
    if (isStale || (await isFarBehind())) await rebuild(this.ports, this.model);
    const taken = await takeOver(dataSource, this.model, clock.now());
    if (!taken) throw new ModelTakenOver(this.model.name);
    this.checkpoint = taken;
  }

  /** Until told to stop, or until another owner took over. Failures of the connection are retried. */
  async run(): Promise<void> {
    const heartbeat = setInterval(() => void this.beat(), this.settings.heartbeatMs).unref();
    for (let failures = 0; !this.stopping.aborted;) {
      const before = this.progress.position;
      const ended = await this.follow().catch((error: unknown) => this.ends(error));
      if (ended) break;
      failures = this.progress.position > before ? 0 : failures + 1;
      if (failures > 0) await pause(Math.min(longestPauseMs, 25 * 2 ** failures), this.stopping);
    }
    clearInterval(heartbeat);
  }

  /** Whether an error ends the runner. A moved checkpoint is a swap or a retry: go on from where it stands now. */
  private ends(error: unknown): boolean {
    if (this.stopping.aborted) return true;
    if (!(error instanceof CheckpointMoved)) this.tellOf(error);
    return error instanceof ModelTakenOver;
  }

  private async follow(): Promise<void> {
    await this.resume();
    const here = new AbortController();
    const signal = AbortSignal.any([this.stopping, here.signal]);
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

  /** @throws ModelTakenOver */
  private async resume(): Promise<void> {
    const { cache, quarantined } = this.target;
    cache.clear();
    quarantined.clear();
    await onConnection(this.ports.dataSource, async (sql) => {
      const found = await readCheckpoint(sql, this.model.name);
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

  /** Says that the runner is alive although nothing happens. */
  private async beat(): Promise<void> {
    const { dataSource, clock } = this.ports;
    const text = 'UPDATE zhezi_read.checkpoints SET heartbeat_at = $3 WHERE model = $1 AND epoch = $2';
    await dataSource
      .query(text, [this.model.name, this.checkpoint.epoch, clock.now()])
      .catch((error: unknown) => this.tellOf(error));
  }

  private tellOf(error: unknown): void {
    this.settings.observer?.failed(this.model.name);
    this.settings.onError(error, this.model.name);
  }
}
