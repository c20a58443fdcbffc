import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Ends the run's servers and removes its directory when the run ends, however it ends: the kernel closes our end of the pipe.
 * It looks more than once, because a worker may be about to start one while the run is being killed.
 */
const script = `
read -r word
for round in 1 2 3; do
  kafka=$(cat "$1/kafka/pid" 2>/dev/null)
  [ -n "$kafka" ] && kill -s KILL "$kafka" 2>/dev/null
  while [ -n "$kafka" ] && kill -0 "$kafka" 2>/dev/null; do sleep 0.05; done
  moved=$(cat "$1/postgres/moved-to" 2>/dev/null)
  for home in "$1/postgres/server" "\${moved:-$1}/server"; do
    pid=$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null) || continue
    [ -n "$pid" ] && kill -s QUIT "$pid" 2>/dev/null
    while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  done
  case "$moved" in */data-*) rm -rf -- "$moved";; esac
  rm -rf -- "$1"
  [ "$word" = done ] && exit
  sleep 0.3
done
`;

/** Jest's globalSetup: names the directory of the run's servers, which the first tests that need them start. */
export default function startRun(): void {
  const directory = mkdtempSync(join(tmpdir(), 'zhezi-test-'));
  chmodSync(directory, 0o755);
  process.env.ZHEZI_TEST_RUN = directory;
  const guardian = spawn('/bin/sh', ['-c', script, 'test-guardian', directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guardian.unref();
  if (guardian.stdin instanceof Socket) guardian.stdin.unref(); // so is every pipe to a child process
  Object.assign(globalThis, { endZheziTestRun: () => guardian.stdin.end('done\n') });
}
