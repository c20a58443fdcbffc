import { runCli } from '../run-cli.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Surroundings = Omit<Parameters<typeof runCli>[1], 'out' | 'err' | 'screen'>;

/** Gives zhezi a command in this process, with no terminal: its exit code, and what it says. */
export async function ran(args: readonly string[], surroundings: Surroundings): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    ...surroundings,
    out: (text) => (out += text),
    err: (text) => (err += text),
    screen: null,
  });
  return { code, out, err };
}
