// `npm run dev`: everything in one process, built and started anew whenever a source changes. The data folder stays. A build
// that fails leaves the running process alone. Ctrl-C ends the process in order, once; a second one ends it at once.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';

const quiet = 150;
const say = (sentence) => process.stderr.write(`dev: ${sentence}\n`);
const isSource = (name) => /\.(ts|sql|json)$/.test(name) && !/\.spec\.ts$/.test(name);

let running = null;
let changed = new Set();
let isBusy = false;
let isEnding = false;
let timer;

const build = join(import.meta.dirname, 'build.mjs');
const builds = () => spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] }).status === 0;

function start() {
  const child = spawn(process.execPath, ['dist/apps/standalone/main.js'], { stdio: 'inherit' });
  running = child;
  child.once('exit', (code) => {
    if (running !== child) return;
    running = null;
    if (isEnding) process.exit(code ?? 0);
    say(`the process ended (${code}); it starts again when a source changes`);
  });
}

async function stop() {
  const child = running;
  running = null;
  if (child === null || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function again() {
  if (isBusy || isEnding) return;
  isBusy = true;
  while (changed.size > 0 && !isEnding) {
    const begun = performance.now();
    say(`${[...changed].slice(0, 3).join(', ')}${changed.size > 3 ? ` and ${changed.size - 3} more` : ''} changed`);
    changed = new Set();
    if (!builds()) continue;
    await stop();
    if (!isEnding) start();
    say(`started anew after ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  }
  isBusy = false;
  if (isEnding && running === null) process.exit(0);
}

for (const folder of ['apps', 'libs', 'seeds', 'infra/postgres']) {
  watch(folder, { recursive: true }, (_, name) => {
    if (name === null || !isSource(name)) return;
    changed.add(`${folder}/${name}`);
    clearTimeout(timer);
    timer = setTimeout(() => void again(), quiet);
  });
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isEnding = true;
    if (running === null) {
      if (!isBusy) process.exit(0);
    } else if (signal === 'SIGTERM' || !process.stdin.isTTY) running.kill(signal);
  });

if (!builds()) say('the build failed; it is tried again when a source changes');
else start();
