import { pause } from '#runtime';
import { ModelLockLost, ModelSuperseded, RebuildRunning } from '../model/errors.js';
import type { ReadModel } from '../model/read-model.js';
import { rebuild } from '../rebuild/rebuild.js';
import { type Checkpoint, readCheckpoint, setUpModel, takeOver } from '../sql/checkpoint.js';
import type { SessionLock, SessionLocks } from '../sql/session-locks.js';
import { onConnection } from '../sql/transaction.js';
import { FeedFollower } from './feed-follower.js';
import { Progress } from './progress.js';
import { longestPauseMs, type RunnerPorts, type RunnerSettings } from './settings.js';
import { hasMoreUnread } from './unread.js';

interface Owned {
  readonly lock: SessionLock;
  readonly checkpoint: Checkpoint;
}

/**
 * One model in this process. The process that holds the model's lock owns the model and follows the feed. The others
 * stand by: they read the stored checkpoint, and take the lock when it is free.
 */
export class ModelRunner {
  readonly progress = new Progress();
  private owned: Owned | undefined;
  /** What was last announced; undefined before the first time. */
  private announcedOwner: boolean | undefined;
  private hasReportedSuperseded = false;

  constructor(
    private readonly ports: RunnerPorts,
    readonly model: ReadModel,
    private readonly settings: RunnerSettings,
    private readonly locks: SessionLocks,
    private readonly stopping: AbortSignal,
  ) {}

  get isOwner(): boolean {
    return this.announcedOwner === true;
  }

  /**
   * Makes the tables when there are none, rebuilds them when they are of another version, and takes the model unless
   * another process has it.
   * @throws ModelSuperseded when a newer version serves
   */
  async start(): Promise<void> {
    await setUpModel(this.ports.dataSource, this.model, this.ports.clock.now());
    this.owned = await this.tryTake();
    this.announce(this.owned !== undefined);
  }

  /** Owns the model or stands by, until told to stop. After a failure it tries again. */
  async run(): Promise<void> {
    for (let failures = 0; !this.stopping.aborted;) {
      try {
        const owned = (this.owned ??= await this.tryTake());
        this.hasReportedSuperseded = false;
        failures = 0;
        if (owned) await this.followAsOwner(owned);
        else await pause(this.settings.standByMs, this.stopping);
      } catch (error) {
        this.report(error);
        if (error instanceof ModelSuperseded) await pause(this.settings.standByMs, this.stopping);
        else await pause(Math.min(longestPauseMs, 25 * 2 ** ++failures), this.stopping);
      }
    }
    await this.owned?.lock.release();
  }

  /** @throws ModelTakenOver · ModelSuperseded · ModelLockLost */
  private async followAsOwner({ lock, checkpoint }: Owned): Promise<void> {
    const { ports, model, settings, progress, stopping } = this;
    const ending = AbortSignal.any([stopping, lock.lost]);
    this.announce(true);
    try {
      await new FeedFollower({ ports, model, settings, progress, checkpoint, ending }).run();
    } finally {
      this.owned = undefined;
      await lock.release();
      if (!stopping.aborted) this.announce(false);
    }
    if (!stopping.aborted) throw new ModelLockLost(model.name);
  }

  /** Undefined while another process has the model. @throws ModelSuperseded */
  private async tryTake(): Promise<Owned | undefined> {
    if (!(await this.bringUpToDate())) return undefined;
    const lock = await this.locks.tryTake(this.model.name);
    if (!lock) return undefined;
    try {
      const checkpoint = await this.takeOver();
      if (checkpoint) return { lock, checkpoint };
    } catch (error) {
      await lock.release();
      throw error;
    }
    await lock.release();
    return undefined;
  }

  /**
   * Rebuilds the tables when they are of another version, even while another process owns the model: an owner with an
   * older program gives the model up then. Waits while another process rebuilds. False when told to stop meanwhile.
   */
  private async bringUpToDate(): Promise<boolean> {
    const { name, version } = this.model;
    while (!this.stopping.aborted) {
      const found = (await onConnection(this.ports.dataSource, (sql) => readCheckpoint(sql, name)))!;
      this.progress.advance(found.position);
      if (found.superseded.includes(version)) throw new ModelSuperseded(this.model, found.version);
      if (found.version === version || (await this.tryRebuild())) return true;
      await pause(this.settings.standByMs, this.stopping);
    }
    return false;
  }

  private async takeOver(): Promise<Checkpoint | undefined> {
    const { dataSource, clock } = this.ports;
    const found = (await onConnection(dataSource, (sql) => readCheckpoint(sql, this.model.name)))!;
    const isFarBehind = await hasMoreUnread(this.ports, this.model, found.position, this.settings.rebuildBeyond);
    if (isFarBehind) await this.tryRebuild();
    return takeOver(dataSource, this.model, clock.now());
  }

  /** False while another process rebuilds or compares the model. */
  private async tryRebuild(): Promise<boolean> {
    try {
      await rebuild(this.ports, this.model);
      return true;
    } catch (error) {
      if (error instanceof RebuildRunning) return false;
      throw error;
    }
  }

  private announce(isOwner: boolean): void {
    if (this.announcedOwner === isOwner) return;
    this.announcedOwner = isOwner;
    this.settings.onOwnership?.(this.model.name, isOwner);
  }

  /** That the model is superseded is reported once only, because it may stay so for long. */
  private report(error: unknown): void {
    if (this.stopping.aborted) return;
    if (error instanceof ModelSuperseded) {
      if (this.hasReportedSuperseded) return;
      this.hasReportedSuperseded = true;
    }
    this.settings.observer?.failed(this.model.name);
    this.settings.onError(error, this.model.name);
  }
}
