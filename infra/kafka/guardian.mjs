import { spawn } from 'node:child_process';

/** Waits for the end of its input, which the kernel brings about however we die, then stops the broker. */
const script = `
read -r word
[ "$word" = done ] && exit
kill -s TERM "$1" 2>/dev/null
tries=0
while kill -0 "$1" 2>/dev/null && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL "$1" 2>/dev/null
`;

/** Watches over us for a broker's sake, from a session of its own. Returns what dismisses it. */
export function startGuardian(pid) {
  const guardian = spawn('/bin/sh', ['-c', script, 'kafka-guardian', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guardian.on('error', () => undefined);
  guardian.stdin.on('error', () => undefined);
  guardian.unref();
  guardian.stdin.unref();
  return () => void guardian.stdin.end('done\n');
}
