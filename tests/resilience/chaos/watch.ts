import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { ChaosStage } from './stage.js';

/** The state of the cluster at one moment. */
export interface Sight {
  readonly events: number;
  /** Events that the slowest read model has not processed. */
  readonly behind: number;
  /** Events that the relay has not published. */
  readonly unpublished: number;
  /** Largest resident memory of a process, in bytes, by app. */
  readonly memory: Readonly<Record<string, number>>;
}

/** Null while the database does not answer. */
export async function lookAt({ cluster }: ChaosStage): Promise<Sight | null> {
  const memory: Record<string, number> = {};
  for (const process of cluster.processes) memory[process.app] = Math.max(memory[process.app] ?? 0, process.memory());
  try {
    const [[model], [relay]] = await Promise.all([
      ask(cluster.readDatabaseUrl, 'SELECT min(position) AS at FROM zhezi_read.checkpoints'),
      ask(cluster.readDatabaseUrl, `SELECT max(position) AS at FROM zhezi_read.reactors WHERE name LIKE 'relay %'`),
    ]);
    const [row] = await ask(
      cluster.eventStoreUrl,
      `SELECT count(*) AS events, count(*) FILTER (WHERE position > ${Number(model?.at ?? 0)}) AS behind,
              count(*) FILTER (WHERE position > ${Number(relay?.at ?? 0)}) AS unpublished FROM zhezi.events`,
    );
    return {
      events: Number(row!.events),
      behind: Number(row!.behind),
      unpublished: Number(row!.unpublished),
      memory,
    };
  } catch {
    return null;
  }
}

const quietMs = 8_000;
const patienceMs = 300_000;

/** While the clock stands still: waits until due rungs have fired, every event is projected and published, and no event comes any more. */
export async function whenQuiet(stage: ChaosStage): Promise<void> {
  const end = performance.now() + patienceMs;
  let events = -1;
  let since = performance.now();
  while (performance.now() < end) {
    stage.faults.supervise();
    const sight = await lookAt(stage);
    const isQuiet = sight !== null && sight.events === events && sight.behind === 0 && sight.unpublished === 0;
    if (!isQuiet) since = performance.now();
    if (performance.now() - since > quietMs) return;
    events = sight?.events ?? -1;
    await delay(500);
  }
}

async function ask(connectionString: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString, application_name: 'chaos' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end().catch(() => undefined);
  }
}
