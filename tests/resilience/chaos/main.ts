import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chaosOptions } from './options.js';
import { runChaos } from './run-chaos.js';
import { chaosTable } from './table.js';

/** `npm run chaos -- --minutes 30 --rate 200`: exit code 1 when any promise was broken; then the folder stays. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  const options = chaosOptions(process.argv.slice(2), randomInt(1, 1_000_000));
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'zhezi-chaos-')));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  say(`seed ${options.seed}, folder ${folder}`);
  const result = await runChaos({ ...options, folder, say });
  say(chaosTable(result));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (result.ok && options.folder === undefined) await rm(folder, { recursive: true, force: true });
  process.exitCode = result.ok ? 0 : 1;
} catch (error) {
  const inner = error instanceof AggregateError ? error.errors.slice(0, 5).map(String) : [];
  say([String(error), ...inner].join('\n'));
  process.exitCode = 1;
}
