import { DueClocks } from '#tasks';
import type { SupervisionRules } from '#escalation/contract';
import { currentDirectory, directoryNotices, namedRegistry } from '#organizations';
import type { InForce, ReactorEntry } from '#platform';
import { openTables } from '#plans';
import { createReactorCheckpoints, projectionStatus } from '#projections';
import { reactors } from '../../contexts.js';
import { inForceBy } from '../../in-force.js';
import type { Stores } from '../stores.js';
import { complaintsOf } from './complaints.js';
import { type ClockStatus, mostCounted, type ReactorStatus, type Report } from './report.js';

/** Looks at everything and stores nothing. */
export async function examine(stores: Stores, rules: SupervisionRules): Promise<Report> {
  const { store, readDatabase, clock, state, running, models } = stores;
  const found = {
    database: { state, version: await serverVersion(stores) },
    storing: await isStoring(stores),
    process: running && {
      pid: running.pid,
      address: running.address,
      startedAt: running.startedAt,
      clockStart: running.clockStart,
    },
    inForce: await inForce(stores, rules),
    now: clock.now(),
    head: await store.head(),
    models: await projectionStatus({ store, dataSource: readDatabase, clock }, models),
    reactors: await Promise.all(reactors.map((reactor) => reactorStatus(stores, reactor))),
    clocks: await clockStatus(stores),
  };
  return { ...found, complaints: complaintsOf(found) };
}

/** Tries it, and asks the running process, which sees the disk: it stops storing before the last byte is written. */
async function isStoring({ store, running }: Stores): Promise<boolean> {
  const takes = await store.tryAppend().then(
    () => true,
    () => false,
  );
  const address = running?.address ?? null;
  return takes && (address === null || (await saysStoring(address)));
}

/** True where the process says nothing about it. */
async function saysStoring(address: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/readyz', address), { signal: AbortSignal.timeout(patienceMs) });
    return ((await response.json()) as { readonly storing?: boolean }).storing !== false;
  } catch {
    return true;
  }
}

const patienceMs = 5_000;

async function serverVersion({ readDatabase }: Stores): Promise<string> {
  const rows = await readDatabase.query<{ server_version: string }[]>('SHOW server_version');
  return rows[0]!.server_version;
}

async function reactorStatus(
  { store, readDatabase, clock }: Stores,
  { name, filter }: ReactorEntry,
): Promise<ReactorStatus> {
  const position = await createReactorCheckpoints(readDatabase, clock).load(name);
  const { events } = await store.readAll({ after: position, limit: mostCounted, filter });
  const oldest = events[0];
  const lagSeconds = oldest ? Math.max(0, (Date.parse(clock.now()) - Date.parse(oldest.recordedAt)) / 1000) : 0;
  return { reactor: name, position, lagEvents: events.length, lagSeconds };
}

/** PostgreSQL's code for a table that is not there: before the first start there are no read models, and no clock runs. */
const noSuchTable = '42P01';
const noClocks: ClockStatus = { overdueTasks: 0, oldest: null, next: null };

async function clockStatus({ readDatabase, clock }: Stores): Promise<ClockStatus> {
  const dueClocks = new DueClocks(readDatabase);
  try {
    const overdue = await dueClocks.dueTasks(clock.now(), null, mostCounted);
    return { overdueTasks: overdue.length, oldest: overdue[0]?.at ?? null, next: await dueClocks.nextDue() };
  } catch (error) {
    if ((error as { readonly code?: string }).code === noSuchTable) return noClocks;
    throw error;
  }
}

/** The directory is counted now, because units are registered while the process runs. */
async function inForce(stores: Stores, rules: SupervisionRules): Promise<InForce> {
  const { store, running, configuration } = stores;
  const directory = await currentDirectory(store);
  const path = running?.inForce ? (running.inForce.directory.file ?? undefined) : configuration.directory;
  const file = await namedRegistry(path, openTables);
  const now = inForceBy(
    { configuration, rules, file },
    {
      units: directory.units().length,
      posts: directory.posts().length,
      notices: directoryNotices(file, cityOf(stores) ?? undefined, directory),
    },
  );
  const { directory: counted, notices } = now;
  return { ...now, ...running?.inForce, directory: counted, notices };
}

/** Whose data these are, where that is known. */
const cityOf = ({ running, configuration }: Stores): string | null =>
  running?.inForce ? running.inForce.city : (configuration.city ?? null);
