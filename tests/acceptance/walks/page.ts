import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

/** One command of a page, with what the page shows of its output. */
export interface WalkCommand {
  /** As printed, lines that end in a backslash joined. */
  readonly text: string;
  /** What the page shows below it, line by line; `…` stands for anything. Empty where nothing is shown. */
  readonly shown: readonly string[];
  /** It goes on running, as a service does, while the next commands are given. */
  readonly staysRunning: boolean;
}

const fence = /^```(\S*)(?: +(.*))?$/;

/** The commands of a page of `docs`, in the sequence of the page: ```` ```sh ```` blocks, with the ```` ```text ```` block that follows the last line of one. */
export async function commandsOf(page: string): Promise<readonly WalkCommand[]> {
  return commandsIn(await readFile(join(projectRoot(), 'docs', page), 'utf8'));
}

export function commandsIn(markdown: string): readonly WalkCommand[] {
  const commands: WalkCommand[] = [];
  for (const { kind, attribute, lines } of blocksIn(markdown)) {
    if (kind === 'sh') {
      const staysRunning = attribute === 'stays-running';
      commands.push(...linesOfShell(lines).map((text) => ({ text, shown: [], staysRunning })));
    }
    const last = commands.at(-1);
    if (kind === 'text' && last)
      commands[commands.length - 1] = { ...last, shown: lines.filter((line) => line !== '') };
  }
  return commands;
}

interface Block {
  readonly kind: string;
  readonly attribute: string | undefined;
  readonly lines: readonly string[];
}

function blocksIn(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { kind: string; attribute: string | undefined; lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const found = fence.exec(line);
    if (open && found) {
      blocks.push(open);
      open = undefined;
    } else if (found) open = { kind: found[1]!, attribute: found[2], lines: [] };
    else open?.lines.push(line);
  }
  return blocks;
}

/** Comments and empty lines are no commands; a backslash at the end of a line joins the next to it. */
const linesOfShell = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
