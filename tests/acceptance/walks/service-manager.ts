import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { settingsOf, variablesIn } from './unit-file.js';

export interface ServiceManagerOptions {
  /** The unit as a person has installed it. */
  readonly unitFile: string;
  /** Where the folders of a machine are that the unit names. */
  readonly here: (text: string) => string;
  /** What systemd gives every service. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * What systemd does with `zhezi.service`, on machines where it does not run: the line of ExecStart with the unit's variables and those of its
 * environment file, in its folder; SIGTERM to that process alone; what it prints is kept. Users, sandbox and repeated starts are left out.
 */
export class ServiceManager {
  private readonly outputs: string[] = [];
  private child: ChildProcess | undefined;
  private ended: Promise<number | null> = Promise.resolve(null);

  constructor(private readonly options: ServiceManagerOptions) {}

  /** What each start has printed so far, the first one first. */
  get journal(): readonly string[] {
    return this.outputs;
  }

  get isActive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Returns when the program runs, as `Type=exec` says; not when it is ready. */
  async start(): Promise<void> {
    if (this.isActive) return;
    const unit = settingsOf(this.options.here(await readFile(this.options.unitFile, 'utf8')));
    const one = (key: string): string => unit.get(`Service.${key}`)![0]!;
    const fromFile = variablesIn(await readFile(one('EnvironmentFile'), 'utf8'));
    const env = { ...this.options.env, ...variablesIn(unit.get('Service.Environment')!.join('\n')), ...fromFile };
    const [program, ...args] = one('ExecStart').split(' ') as [string, ...string[]];
    this.child = spawn(program, args, { cwd: one('WorkingDirectory'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.keepOutput(this.child);
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
    await once(this.child, 'spawn');
  }

  /** Returns when the process is gone. */
  async stop(): Promise<void> {
    if (this.isActive) this.child!.kill('SIGTERM');
    await this.whenEnded();
  }

  /** The code with which the process ends; null when it was killed. */
  whenEnded(): Promise<number | null> {
    return this.ended;
  }

  private keepOutput(child: ChildProcess): void {
    const at = this.outputs.push('') - 1;
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (chunk: string) => (this.outputs[at] += chunk));
  }
}
