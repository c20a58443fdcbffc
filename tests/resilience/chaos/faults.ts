import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { pause } from '#runtime';
import type { AppProcess, Cluster } from '../../../apps/standalone/index.js';

export type FaultKind = 'kill' | 'broker' | 'backends';

/** Of eight faults, in any order. */
const kindsInTurn: readonly FaultKind[] = [...Array<FaultKind>(5).fill('kill'), 'backends', 'backends', 'broker'];

/** Makes one fault every so many seconds, and starts again the processes that were killed. */
export class Faults {
  readonly counts: Record<FaultKind, number> = { kill: 0, broker: 0, backends: 0 };
  readonly killed = new Map<string, number>();
  /** Processes that ended although nobody had killed them. */
  readonly ended: string[] = [];
  backends = 0;
  last = '';
  private readonly bag: FaultKind[] = [];
  private readonly under = new Set<Promise<void>>();

  constructor(
    private readonly cluster: Cluster,
    private readonly random: () => number,
  ) {}

  get total(): number {
    return this.counts.kill + this.counts.broker + this.counts.backends;
  }

  /** Makes faults until it is aborted; then waits until everything runs again. */
  async run(everyMs: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(everyMs * (0.7 + 0.6 * this.random()), signal);
      if (!signal.aborted) this.begin();
    }
    await Promise.all(this.under);
    for (const process of this.cluster.processes) await this.readyAgain(process);
  }

  /** Starts processes again that ended by themselves, and notes them. */
  supervise(): void {
    for (const process of this.cluster.processes.filter(({ hasFailed }) => hasFailed)) {
      this.ended.push(process.name);
      process.restart();
    }
  }

  /** A process that ended while it started is started once more. */
  private async readyAgain(process: AppProcess): Promise<void> {
    await process.whenReady().catch(async () => {
      this.supervise();
      await process.whenReady();
    });
  }

  private begin(): void {
    if (this.bag.length === 0) this.bag.push(...kindsInTurn);
    const [kind] = this.bag.splice(Math.floor(this.random() * this.bag.length), 1);
    const fault = kind === 'kill' ? this.kill() : kind === 'backends' ? this.terminate() : this.restartBroker();
    this.under.add(fault);
    void fault.finally(() => this.under.delete(fault));
  }

  private async kill(): Promise<void> {
    const living = this.cluster.processes.filter(({ isRunning }) => isRunning);
    const victim = living[Math.floor(this.random() * living.length)]!;
    const pauseMs = 200 + this.random() * 2_000;
    this.note('kill', victim.name);
    this.killed.set(victim.app, (this.killed.get(victim.app) ?? 0) + 1);
    await victim.kill();
    await delay(pauseMs);
    victim.restart();
  }

  private async restartBroker(): Promise<void> {
    this.note('broker', 'kafka');
    const { kafka } = this.cluster;
    if (this.random() < 0.5) await kafka.kill();
    await kafka.restart();
  }

  /** Connections of the processes to PostgreSQL: some, or all of them. */
  private async terminate(): Promise<void> {
    const count = this.random() < 0.3 ? 1_000 : 1 + Math.floor(this.random() * 20);
    const client = new pg.Client({ connectionString: this.cluster.eventStoreUrl, application_name: 'chaos' });
    await client.connect();
    try {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE datname LIKE 'zhezi_%'
           AND application_name <> 'chaos' ORDER BY random() LIMIT $1) victims`,
        [count],
      );
      this.backends += rowCount ?? 0;
      this.note('backends', `${rowCount} backends`);
    } finally {
      await client.end();
    }
  }

  private note(kind: FaultKind, what: string): void {
    this.counts[kind]++;
    this.last = what;
  }
}
