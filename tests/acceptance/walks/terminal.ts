import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Where a terminal is opened: the folder, and what its shell finds in its environment. */
export interface Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** How long a line may take; default two minutes. */
  readonly patienceMs?: number;
}

/** Waits until `holds`, as told by the events of a process. */
export type Until = (holds: () => boolean) => Promise<void>;

/** One shell, as in a terminal: variables stay, one line after the other. Standard output and error come together. */
export class Terminal {
  private readonly shell: ChildProcess;
  private readonly closed: Promise<unknown>;
  private readonly patienceMs: number;
  private said = '';

  constructor({ folder, env, patienceMs = 120_000 }: Place) {
    this.patienceMs = patienceMs;
    this.shell = spawn('bash', [], { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    this.shell.stdout!.setEncoding('utf8').on('data', (part: string) => (this.said += part));
    this.closed = once(this.shell, 'close');
    this.shell.stdin!.write('exec 2>&1\n');
  }

  /** Gives a line and waits for its end. */
  async run(line: string): Promise<{ readonly code: number; readonly output: string }> {
    this.said = '';
    this.shell.stdin!.write(`${line}\nprintf '\\n${mark} %s\\n' $?\n`);
    await this.until(() => ending.test(this.said));
    const [, code] = ending.exec(this.said)!;
    return { code: Number(code), output: this.said.replace(ending, '') };
  }

  /** Gives a line that goes on running, and waits until it has printed what is expected. @throws Error when it ends before, or is late */
  async start(line: string, isThere: (output: string) => boolean): Promise<string> {
    this.shell.stdin!.end(`${line}\n`);
    await this.until(() => isThere(this.said));
    return this.said;
  }

  get output(): string {
    return this.said;
  }

  /** As Ctrl-C does: the whole group is told. Resolves when all that holds the terminal is gone. */
  async end(): Promise<void> {
    this.shell.stdin!.end();
    if (this.shell.exitCode === null && this.shell.signalCode === null) process.kill(-this.shell.pid!, 'SIGTERM');
    await this.closed;
  }

  private async until(holds: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(this.patienceMs);
    const ended = this.closed.then(() => {
      throw new Error(`the shell ended; it printed:\n${this.said}`);
    });
    ended.catch(() => undefined);
    while (!holds()) await Promise.race([once(this.shell.stdout!, 'data', { signal }), ended]);
  }
}

const mark = '---walked---';
const ending = new RegExp(`\\n${mark} (\\d+)\\n$`);
