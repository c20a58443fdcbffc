import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, askedOf, compareUsage } from './asked.js';
import { buildCommit, CannotCompare, commitOf, refuseUncommitted, removeCommit } from './checkout.js';
import { compareFigures, type Compared, type Pair } from './figures.js';
import { comparedTable } from './table.js';
import { type Folders, Turns } from './turns.js';

const say = (progress: string): void => void process.stderr.write(`compare: ${progress}\n`);

/** `npm run bench -- compare COMMIT NAME …`: is HEAD slower than that commit? Answers with the exit code. */
export async function compare(given: readonly string[], known: readonly string[]): Promise<number> {
  const asked = askedOf(given, known);
  if (asked === null) {
    process.stderr.write(`${compareUsage}benchmarks: ${known.join(', ')}\n`);
    return 2;
  }
  try {
    return await inFoldersOfTheirOwn(asked);
  } catch (error) {
    if (!(error instanceof CannotCompare)) throw error;
    say(error.message);
    return 2;
  }
}

async function inFoldersOfTheirOwn(asked: Asked): Promise<number> {
  const commits = { old: commitOf(asked.commit), new: commitOf('HEAD') };
  refuseUncommitted();
  const home = mkdtempSync(join(tmpdir(), 'zhezi-compare-'));
  chmodSync(home, 0o755);
  const [folders, temporary] = [{ old: join(home, 'old'), new: join(home, 'new') }, join(home, 'data')];
  mkdirSync(temporary);
  const turns = new Turns(folders, temporary);
  const forget = onInterrupt(() => turns.end().then(() => clear(home, folders)));
  try {
    for (const which of ['old', 'new'] as const) {
      say(`building ${commits[which]} (${which})`);
      buildCommit(commits[which], folders[which]);
    }
    return report(asked, commits, await play(turns, asked));
  } finally {
    forget();
    await clear(home, folders);
  }
}

async function play(turns: Turns, { names, rounds }: Asked): Promise<Record<string, Pair[]>> {
  const pairs: Record<string, Pair[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) {
      const begun = performance.now();
      pairs[name]!.push(await turns.round(name, round));
      say(`round ${round} of ${rounds}, ${name}: ${Math.round((performance.now() - begun) / 1_000)} s`);
    }
  }
  return pairs;
}

function report({ rounds, isStrict }: Asked, commits: Folders, pairs: Record<string, readonly Pair[]>): number {
  const benches: Readonly<Record<string, readonly Compared[]>> = Object.fromEntries(
    Object.entries(pairs).map(([name, played]) => [name, compareFigures(played)]),
  );
  process.stderr.write(`\n${comparedTable(benches)}\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'compare', ...commits, rounds, benches })}\n`);
  const isSlower = Object.values(benches).some((figures) => figures.some(({ verdict }) => verdict === 'slower'));
  return isStrict && isSlower ? 1 : 0;
}

async function clear(home: string, folders: Folders): Promise<void> {
  for (const folder of [folders.old, folders.new]) removeCommit(folder);
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Cleans up before the process goes when somebody ends it. @returns a function that takes this back. */
function onInterrupt(cleanUp: () => Promise<void>): () => void {
  const end = (signal: NodeJS.Signals): void => {
    say(`${signal}: cleaning up`);
    void cleanUp().finally(() => process.exit(130));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => void process.off('SIGINT', end).off('SIGTERM', end);
}
