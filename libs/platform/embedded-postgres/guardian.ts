import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits until its input ends, then stops the server. The operating system ends the input when this process dies, however it dies. */
const script = `
read -r word
[ "$word" = done ] || kill -s INT "$1" 2>/dev/null
`;

/**
 * Starts a process that stops the server when this process dies. It has a session of its own, so that a signal to our process group
 * does not reach it. Call the function that is returned when the server has ended.
 */
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
