import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits for the end of its input, which the kernel brings about however we die, then stops the server. */
const script = `
read -r word
[ "$word" = done ] || kill -s INT "$1" 2>/dev/null
`;

/** Watches over us for a server's sake, from a session of its own, where a signal to our process group does not reach it. Returns what dismisses it. */
export function startGuardian(server: number): () => void {
  const guardian = spawn('/bin/sh', ['-c', script, 'guardian', String(server)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guardian.on('error', () => undefined);
  guardian.stdin.on('error', () => undefined);
  guardian.unref();
  if (guardian.stdin instanceof Socket) guardian.stdin.unref(); // so is every pipe to a child process
  return () => void guardian.stdin.end('done\n');
}
