import { runCli } from './run-cli.js';
import { realSurroundings } from './surroundings.js';

/** A reader that closes the pipe early (`zhezi read FILE | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), realSurroundings());
