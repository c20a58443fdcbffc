import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { refuseCluster } from './refusals.js';

export type App = 'api' | 'projector' | 'relay' | 'intake' | 'escalator';

export interface AppOptions {
  /** Name of the process, with its number among the processes of the app: `api-1`. */
  readonly name: string;
  readonly app: App;
  /** The folder that holds `dist`. */
  readonly root: string;
  /** Standard error of every start is added to it. */
  readonly logFile: string;
  readonly env: NodeJS.ProcessEnv;
}

const readyMs = 120_000;

/** One built app as a process of its own, with what a supervisor does to it: start, end, kill. */
export class AppProcess {
  /** How often it was started again. */
  restarts = 0;
  private child: ChildProcess | undefined;
  private wasToldToEnd = false;

  private constructor(
    private readonly options: AppOptions,
    private readonly ports: { readonly http: number; readonly health: number },
  ) {}

  static async start(options: AppOptions): Promise<AppProcess> {
    const process = new AppProcess(options, { http: await freePort(), health: await freePort() });
    process.launch();
    return process;
  }

  get name(): string {
    return this.options.name;
  }

  get app(): App {
    return this.options.app;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Of the API: `http://…`; it stays the same over restarts. */
  get address(): string {
    return `http://127.0.0.1:${this.ports.http}`;
  }

  /** Of health, readiness and metrics. */
  get healthAddress(): string {
    return `http://127.0.0.1:${this.ports.health}`;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Whether it ended without being told to. */
  get hasFailed(): boolean {
    return !this.isRunning && !this.wasToldToEnd;
  }

  restart(): void {
    this.restarts++;
    this.launch();
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.child?.exitCode ?? null;
  }

  /** @throws CLUSTER_PROCESS_ENDED, CLUSTER_PROCESS_NOT_READY */
  async whenReady(): Promise<void> {
    const end = performance.now() + readyMs;
    let found = 'no answer';
    while (performance.now() < end) {
      if (!this.isRunning) throw refuseCluster('CLUSTER_PROCESS_ENDED', this.details(`${this.child?.exitCode}`));
      const response = await fetch(`${this.healthAddress}/readyz`).catch(() => undefined);
      if (response?.ok) return;
      found = (await response?.text().catch(() => undefined)) ?? found;
      await delay(50);
    }
    throw refuseCluster('CLUSTER_PROCESS_NOT_READY', this.details(found));
  }

  /** Resident memory in bytes; 0 when it does not run. */
  memory(): number {
    try {
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  }

  private launch(): void {
    const { root, app, env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    this.wasToldToEnd = false;
    this.child = spawn(process.execPath, [join(root, 'dist', 'apps', app, 'main.js')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ...env,
        ZHEZI_HTTP_PORT: String(this.ports.http),
        ZHEZI_METRICS_PORT: String(this.ports.health),
      },
      stdio: ['ignore', 'ignore', log],
    });
    closeSync(log);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.wasToldToEnd = true;
    const { child } = this;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  private details(found: string) {
    return { name: this.name, found: found.slice(0, 500), logFile: this.options.logFile };
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
