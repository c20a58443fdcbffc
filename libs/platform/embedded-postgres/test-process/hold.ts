import { startEmbeddedPostgres } from '../start.js';

/** A process of the tests: starts the server in the directory given, says so, and lives until it is killed or told to stop. */
const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDirectory: process.argv[2]! });
  say({ connectionString });
  process.stdin.once('data', () => void stop().then(() => process.exit(0)));
} catch (error) {
  say({ code: (error as { code?: string }).code ?? String(error) });
  process.exit(1);
}
