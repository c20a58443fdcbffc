import { runCli } from './run-cli.js';
import { realSurroundings } from './surroundings.js';

process.exitCode = await runCli(process.argv.slice(2), realSurroundings());
