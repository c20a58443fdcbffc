import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CannotCompare } from './checkout.js';
import type { Pair, Printed } from './figures.js';

/** The built sources of the two commits. */
export interface Folders {
  readonly old: string;
  readonly new: string;
}

/** Runs benches of built commits as processes of their own, one at a time. */
export class Turns {
  private running: ChildProcess | undefined;

  constructor(
    private readonly folders: Folders,
    /** Where the benches put their databases. */
    private readonly temporary: string,
  ) {}

  /** Both commits once. The order changes from round to round, so that neither always has the warmer machine. */
  async round(name: string, round: number): Promise<Pair> {
    if (round % 2 === 1) {
      const before = await this.bench(this.folders.old, name);
      return { old: before, new: await this.bench(this.folders.new, name) };
    }
    const after = await this.bench(this.folders.new, name);
    return { old: await this.bench(this.folders.old, name), new: after };
  }

  /** Ends the bench that is running and waits for its end. */
  async end(): Promise<void> {
    const child = this.running;
    if (child === undefined) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  }

  /** A bench of any commit prints one JSON line; nothing else of it is relied on. */
  private async bench(folder: string, name: string): Promise<Printed> {
    const program = join(folder, 'dist', 'tests', 'performance', 'bench.js');
    const child = spawn(process.execPath, ['--expose-gc', program, name], {
      cwd: folder,
      env: { ...process.env, TMPDIR: this.temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running = child;
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    await once(child, 'close');
    this.running = undefined;
    const line = out.split('\n').find((text) => text.startsWith('{'));
    if (child.exitCode !== 0 || line === undefined)
      throw new CannotCompare(`the benchmark "${name}" failed in ${folder}:\n${err.slice(-2_000)}`);
    return JSON.parse(line) as Printed;
  }
}
