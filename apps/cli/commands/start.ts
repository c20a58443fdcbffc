import { type Configuration, findRunning } from '#platform';
import type { Occasion } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { mustBeOneOf } from '../must-be-one-of.js';
import { refuseCli } from '../refusals.js';
import { type Startable, startable } from '../startable.js';
import type { Surroundings } from '../surroundings.js';

/**
 * Becomes the process of that app, until a signal ends it. An app of the cluster that is told no database takes those of the process that
 * owns the data folder, so that it works beside `zhezi start` on one machine.
 * @throws SIMULATION_RUNS
 */
export async function start(occasion: Occasion, given: string): Promise<ExitCode> {
  const app = startableCalled(given, occasion);
  const { env } = occasion.surroundings;
  env.ZHEZI_LANG = occasion.language;
  if (app !== 'standalone') await addDatabasesOfRunning(occasion.configuration(), occasion.surroundings);
  await import(new URL(`../../${app}/main.js`, import.meta.url).href);
  return exitCodes.done;
}

function startableCalled(given: string, { language }: Occasion): Startable {
  const found = Object.keys(startable).find((name) => name === given) as Startable | undefined;
  if (found) return found;
  throw mustBeOneOf({ zh: '要启动的进程', en: 'What is started' }, startable, given, language);
}

async function addDatabasesOfRunning(configuration: Configuration, { env }: Surroundings): Promise<void> {
  if (configuration.eventStoreUrl !== undefined || configuration.readDatabaseUrl !== undefined) return;
  const running = await findRunning(configuration.dataDirectory);
  if (!running) return;
  if (running.clockStart !== null) throw refuseCli('SIMULATION_RUNS', { pid: running.pid });
  env.ZHEZI_EVENT_STORE_URL = running.eventStoreUrl;
  env.ZHEZI_READ_DATABASE_URL = running.readDatabaseUrl;
}
