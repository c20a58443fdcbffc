import { setTimeout as delay } from 'node:timers/promises';
import { pause } from '#runtime';
import { EmbeddedPostgresError } from './errors.js';
import { startGuardian } from './guardian.js';
import { stopOrphan } from './orphan.js';
import { freePort, type Server, type ServerOptions, startServer } from './server.js';

export interface SupervisorOptions {
  readonly server: ServerOptions;
  /** Stop the server when this process dies, and start it again when it dies. */
  readonly guard: boolean;
  readonly log: (message: string) => void;
}

export interface Supervisor {
  readonly port: number;
  stop(): Promise<void>;
}

const attempts = 10;
const longestPauseMs = 10_000;
/** A server that lived for so long had started well. */
const soundMs = 60_000;

/**
 * Keeps one server up, on one port, until `stop`: a server that dies is started again, for however long that fails. The pauses between
 * become longer, because what kills a server at once, as a full disk does, is not mended by starting it.
 */
export async function supervise(options: SupervisorOptions): Promise<Supervisor> {
  const first = await startFirst(options);
  const stopping = new AbortController();
  let current = guarded(first, options);
  const watch = async (): Promise<void> => {
    for (let wait = 0; ; wait = longer(wait)) {
      const startedAt = performance.now();
      await current.server.ended;
      current.dismiss();
      if (stopping.signal.aborted || !options.guard) return;
      options.log(`the server (pid ${current.server.pid}) ended unasked; starting it again`);
      if (performance.now() - startedAt > soundMs) wait = 0;
      await pause(wait, stopping.signal);
      const next = await startAgain(options, first.port, stopping.signal);
      if (!next) return;
      current = guarded(next, options);
      if (stopping.signal.aborted) signal(next.pid, 'SIGINT');
    }
  };
  const watching = watch();
  return {
    port: first.port,
    stop: async () => {
      stopping.abort();
      await stopServer(current.server);
      await watching;
    },
  };
}

const longer = (wait: number): number => Math.min(longestPauseMs, Math.max(100, 2 * wait));

const guarded = (server: Server, { guard }: SupervisorOptions): { server: Server; dismiss: () => void } => ({
  server,
  dismiss: guard ? startGuardian(server.pid) : () => undefined,
});

/** Another process may take the free port before the server does. */
async function startFirst(options: SupervisorOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startServer(options.server, await freePort());
    } catch (error) {
      if (attempt === attempts || !says(error, /Address already in use|shared memory block/)) throw error;
      await delay(100 * attempt);
    }
  }
}

/**
 * The child processes of a killed server need a moment to notice that, and keep its shared memory until then.
 * Undefined when told to end before the server runs.
 */
async function startAgain(
  { server, log }: SupervisorOptions,
  port: number,
  stopping: AbortSignal,
): Promise<Server | undefined> {
  for (let wait = 100; !stopping.aborted; wait = longer(wait)) {
    try {
      await stopOrphan(server.data, log);
      return await startServer(server, port);
    } catch (error) {
      if (wait > 1_000) log((error as Error).message);
      await pause(wait, stopping);
    }
  }
  return undefined;
}

const says = (error: unknown, what: RegExp): boolean =>
  error instanceof EmbeddedPostgresError && what.test(error.message);

/** SIGINT ends open sessions and leaves the data clean. A server that does not end is stopped by harder signals. */
async function stopServer(server: Server): Promise<void> {
  for (const [name, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    signal(server.pid, name);
    const waited = new AbortController();
    const timeout = delay(seconds * 1000, 'late', { signal: waited.signal }).catch(() => 'ended');
    const outcome = await Promise.race([server.ended.then(() => 'ended'), timeout]);
    waited.abort();
    if (outcome === 'ended') return;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}
