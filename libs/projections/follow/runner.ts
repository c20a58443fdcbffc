import { pause } from '#runtime';
import { type Checkpoint, readCheckpoint, setUpModel, takeOver } from '../sql/checkpoint.js';
import { ModelLockLost, ModelSuperseded, RebuildRunning } from '../model/errors.js';
import { Following } from './feed-follower.js';
import type { SessionLock, SessionLocks } from '../sql/session-locks.js';
import { Progress } from './progress.js';
import type { ReadModel } from '../model/read-model.js';
import { rebuild } from '../rebuild/rebuild.js';
import { longestPauseMs, type RunnerPorts, type RunnerSettings } from './settings.js';
import { onConnection } from '../sql/transaction.js';
import { hasMoreUnread } from './unread.js';

interface Owned {
  readonly lock: SessionLock;
  readonly checkpoint: Checkpoint;
}

/**
 * One model in this process. Whoever holds the model's lock owns it and follows the feed; others stand by, know from the
 * stored checkpoint how far it is, and take it over when it is free.
 */
export class ModelRunner {
  readonly progress = new Progress();
  private owned: Owned | undefined;
  private saidOwner: boolean | undefined;
  private saidSuperseded = false;

  constructor(
    private readonly ports: RunnerPorts,
    readonly model: ReadModel,
    private readonly settings: RunnerSettings,
    private readonly locks: SessionLocks,
    private readonly stopping: AbortSignal,
  ) {}

  get isOwner(): boolean {
    return this.saidOwner === true;
  }

  /**
   * Makes the tables when there are none, rebuilds when their version is another, and takes the model unless another
   * process has it.
   * @throws ModelSuperseded when a newer version serves
   */
  async start(): Promise<void> {
    await setUpModel(this.ports.dataSource, this.model, this.ports.clock.now());
    this.owned = await this.take();
    this.say(this.owned !== undefined);
  }

  /** Owns or stands by, in turn, until told to stop. Failures are tried again. */
  async run(): Promise<void> {
    for (let failures = 0; !this.stopping.aborted;) {
      try {
        const owned = (this.owned ??= await this.take());
        this.saidSuperseded = false;
        failures = 0;
        if (owned) await this.own(owned);
        else await pause(this.settings.standByMs, this.stopping);
      } catch (error) {
        this.tellOf(error);
        if (error instanceof ModelSuperseded) await pause(this.settings.standByMs, this.stopping);
        else await pause(Math.min(longestPauseMs, 25 * 2 ** ++failures), this.stopping);
      }
    }
    await this.owned?.lock.release();
  }

  /** @throws ModelTakenOver · ModelSuperseded */
  private async own({ lock, checkpoint }: Owned): Promise<void> {
    const { ports, model, settings, progress, stopping } = this;
    const ending = AbortSignal.any([stopping, lock.lost]);
    this.say(true);
    try {
      await new Following({ ports, model, settings, progress, checkpoint, ending }).run();
    } finally {
      this.owned = undefined;
      await lock.release();
      if (!stopping.aborted) this.say(false);
    }
    if (!stopping.aborted) throw new ModelLockLost(model.name);
  }

  /** The model, if it is free. @throws ModelSuperseded */
  private async take(): Promise<Owned | undefined> {
    if (!(await this.isUpToDate())) return undefined;
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
   * Brings the tables to this program's version, whoever owns the model: an owner of the version before gives it up then.
   * Waits while another process builds them; false when told to stop meanwhile.
   */
  private async isUpToDate(): Promise<boolean> {
    const { name, version } = this.model;
    while (!this.stopping.aborted) {
      const found = (await onConnection(this.ports.dataSource, (sql) => readCheckpoint(sql, name)))!;
      this.progress.advance(found.position);
      if (found.superseded.includes(version)) throw new ModelSuperseded(this.model, found.version);
      if (found.version === version || (await this.isRebuilt())) return true;
      await pause(this.settings.standByMs, this.stopping);
    }
    return false;
  }

  private async takeOver(): Promise<Checkpoint | undefined> {
    const { dataSource, clock } = this.ports;
    const found = (await onConnection(dataSource, (sql) => readCheckpoint(sql, this.model.name)))!;
    const isFarBehind = await hasMoreUnread(this.ports, this.model, found.position, this.settings.rebuildBeyond);
    if (isFarBehind) await this.isRebuilt();
    return takeOver(dataSource, this.model, clock.now());
  }

  /** False while another process rebuilds or compares the model. */
  private async isRebuilt(): Promise<boolean> {
    try {
      await rebuild(this.ports, this.model);
      return true;
    } catch (error) {
      if (error instanceof RebuildRunning) return false;
      throw error;
    }
  }

  private say(isOwner: boolean): void {
    if (this.saidOwner === isOwner) return;
    this.saidOwner = isOwner;
    this.settings.onOwnership?.(this.model.name, isOwner);
  }

  /** That a model is superseded is said once; it may last. */
  private tellOf(error: unknown): void {
    if (this.stopping.aborted) return;
    if (error instanceof ModelSuperseded) {
      if (this.saidSuperseded) return;
      this.saidSuperseded = true;
    }
    this.settings.observer?.failed(this.model.name);
    this.settings.onError(error, this.model.name);
  }
}
