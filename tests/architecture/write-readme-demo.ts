import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DemoFigures, readmes, scenarioFiles, untimed, withDemo } from './readme-demo.js';
import { root } from './sources.js';

/** Plays the demo year once and writes what the project's files say of it. */
const folder = await mkdtemp(join(tmpdir(), 'zhezi-readme-'));
const printed = join(folder, 'report.txt');
const args = ['run', '-s', 'demo', '--', '--exit', '--json', '--report', printed];
const { stdout } = await promisify(execFile)('npm', args, { cwd: root });
const { events, commands } = JSON.parse(stdout) as DemoFigures;
const report = untimed(await readFile(printed, 'utf8'));
await rm(folder, { recursive: true });

const change = async (file: string, text: (was: string) => string): Promise<void> => {
  const path = join(root, file);
  await writeFile(path, text(await readFile(path, 'utf8')));
};
await writeFile(join(root, scenarioFiles.report), report);
await change(scenarioFiles.expected, (was) => JSON.stringify({ ...(JSON.parse(was) as object), events, commands }));
for (const readme of readmes) await change(readme, (was) => withDemo(was, { events, commands }, report));
