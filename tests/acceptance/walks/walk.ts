import type { WalkCommand } from './page.js';
import { firstMissing } from './shown.js';
import { type Place, Terminal } from './terminal.js';

export interface WalkedCommand {
  readonly text: string;
  readonly output: string;
  readonly milliseconds: number;
}

/** The commands of a page, given one after the other as printed; what stays running gets a terminal of its own. */
export class Walk {
  private readonly terminal: Terminal;
  private readonly running: Terminal[] = [];
  private readonly done: WalkedCommand[] = [];

  /** @param others where the terminals of what stays running are opened, when not there */
  constructor(
    place: Place,
    private readonly others: Place = place,
  ) {
    this.terminal = new Terminal(place);
  }

  get commands(): readonly WalkedCommand[] {
    return this.done;
  }

  /** @throws Error when it ends with another code than 0, or does not print what the page shows */
  give(command: WalkCommand): Promise<WalkedCommand> {
    return this.timed(command, () => (command.staysRunning ? this.startRunning(command) : this.runToEnd(command)));
  }

  /** Where another than the shell does what the command says, as systemd's part is done here. @throws Error as `give` does */
  leave(command: WalkCommand, toOther: () => Promise<string>): Promise<WalkedCommand> {
    return this.timed(command, async () => asShown(command, await toOther()));
  }

  private async timed(command: WalkCommand, work: () => Promise<string>): Promise<WalkedCommand> {
    const began = performance.now();
    const output = await work();
    const walked = { text: command.text, output, milliseconds: performance.now() - began };
    this.done.push(walked);
    return walked;
  }

  /** Ends what still runs, the last first. */
  async end(): Promise<void> {
    await this.terminal.end();
    for (const other of this.running.toReversed()) await other.end();
  }

  private async runToEnd(command: WalkCommand): Promise<string> {
    const { code, output } = await this.terminal.run(command.text);
    if (code !== 0) throw failed(command, `it ended with ${code}`, output);
    return asShown(command, output);
  }

  private async startRunning(command: WalkCommand): Promise<string> {
    const other = new Terminal(this.others);
    this.running.push(other);
    const isThere = (output: string): boolean => firstMissing(command.shown, output) === undefined;
    try {
      return await other.start(command.text, isThere);
    } catch (error) {
      const missing = firstMissing(command.shown, other.output);
      throw failed(command, `the page shows “${missing}” (${(error as Error).message})`, other.output);
    }
  }
}

function asShown(command: WalkCommand, output: string): string {
  const missing = firstMissing(command.shown, output);
  if (missing !== undefined) throw failed(command, `the page shows “${missing}”`, output);
  return output;
}

const failed = ({ text }: WalkCommand, why: string, output: string): Error =>
  new Error(`${text}\n${why}; it printed:\n${output}`);
