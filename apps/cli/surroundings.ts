import { createInterface } from 'node:readline/promises';
import { projectRoot } from '#runtime';

/** Everything outside the program that a command uses. It is passed in, so that a test can pass its own. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Results, and nothing else. */
  out(text: string): void;
  /** Everything that is said to a person. */
  err(text: string): void;
  /** Where progress bars are drawn; null where there is no terminal. */
  readonly screen: NodeJS.WriteStream | null;
  /** Columns of a line of results; Infinity where they do not go to a terminal, so that a line is as long as it needs. */
  readonly width: number;
  /** Folder that file names are relative to. */
  readonly folder: string;
  /** Asks a person, and waits for the answer; absent where nobody sits at a terminal. */
  ask?(question: string): Promise<string>;
}

/** `npm run` starts the command in the project's folder; INIT_CWD is where the person stands. */
export const realSurroundings = (): Surroundings => ({
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  screen: process.stderr.isTTY ? process.stderr : null,
  width: process.stdout.isTTY ? process.stdout.columns : Infinity,
  folder: process.env.INIT_CWD ?? (process.cwd() || projectRoot()),
  ...(process.stdin.isTTY && { ask }),
});

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
