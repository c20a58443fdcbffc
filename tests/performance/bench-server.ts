import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#platform';

export interface BenchServer {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** An embedded server as users get it, durable, with its data in a temporary directory that goes with it. */
export async function benchServer(): Promise<BenchServer> {
  const directory = await mkdtemp(join(tmpdir(), 'zhezi-bench-'));
  await chmod(directory, 0o755);
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDirectory: join(directory, 'postgres') });
  const clear = (): Promise<void> => rm(directory, { recursive: true, force: true });
  return { connectionString, stop: () => stop().finally(clear) };
}
