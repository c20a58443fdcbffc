// Runs a program of this project in this very process, from a build of the present sources: `node infra/build/launch.mjs apps/cli/main.js …`.
// Everything that npm scripts and the command `zhezi` run goes this way. Signals reach the program, because there is no other process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenStale, root } from './compile.mjs';
import { languageOf, LauncherError, sentenceOf } from './refusals.mjs';

const [program, ...args] = process.argv.slice(2);

try {
  await buildWhenStale(program.startsWith('tests/') ? ['product', 'trials'] : ['product']);
} catch (error) {
  if (!(error instanceof LauncherError)) throw error;
  process.stderr.write(`${sentenceOf(error, languageOf(args, process.env))}\n`);
  process.exit(1);
}
const file = join(root, 'dist', program);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);
