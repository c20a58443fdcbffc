import { setTimeout as delay } from 'node:timers/promises';
import { instantOf } from '#kernel';
import { until } from '#testing';
import type { PersistentClient } from './persistent-client.js';
import { isAlive, postmasterOf, type RealProcess, spawnReal, startReal } from './real-process.js';
import type { Workload } from './workload.js';

export interface KillingOptions {
  readonly root: string;
  readonly dataDirectory: string;
  readonly client: PersistentClient;
  readonly workload: Workload;
  readonly kills: number;
  /** Commands under way at a time. */
  readonly inFlight: number;
  readonly random: () => number;
}

const startsKilled = (cycle: number): boolean => cycle % 7 === 6;
const databaseKilled = (cycle: number): boolean => cycle % 5 === 4;
const planIssued = (cycle: number): boolean => cycle % 3 === 0;

/** Business time moves four days between two starts, so that every start finds rungs that are due. */
export const clockStart = (cycle: number): string =>
  new Date(Date.parse(instantOf('2023-02-01', '08:59')) + 59_000 + cycle * 4 * 86_400_000).toISOString();

/**
 * Kills the process at random moments of a load, so many times; sometimes while it starts, and sometimes after its database was
 * killed. Then lets it answer all commands and ends it in order.
 * @returns the exit code of that end.
 */
export async function killAgainAndAgain(options: KillingOptions): Promise<number | null> {
  const { client, workload, kills, random } = options;
  const enough = new AbortController();
  const load = [];
  for (let cycle = 0; cycle < kills; cycle++) {
    if (startsKilled(cycle)) {
      await killWhileStarting(options, cycle);
      continue;
    }
    const process = await start(options, cycle);
    if (cycle === 0) {
      await workload.issuePlan(cycle, 40);
      load.push(keepLoading(options, enough.signal));
    } else if (planIssued(cycle)) load.push(workload.issuePlan(cycle, 12));
    await moreAnswers(client, 5);
    if (databaseKilled(cycle)) await killDatabase(options);
    await delay(random() * 800);
    client.address = null;
    await process.kill();
  }
  const last = await start(options, kills);
  await moreAnswers(client, 5);
  enough.abort();
  await Promise.all(load);
  return last.stop();
}

async function start({ root, dataDirectory, client }: KillingOptions, cycle: number): Promise<RealProcess> {
  const process = await startReal({ root, dataDirectory, clockStart: clockStart(cycle) });
  client.address = process.address;
  return process;
}

/** Gives commands from many accounts, `inFlight` at a time. Each worker waits for its answer before the next command. */
function keepLoading({ workload, inFlight }: KillingOptions, signal: AbortSignal): Promise<unknown> {
  const worker = async (): Promise<void> => {
    while (!signal.aborted) await workload.giveOne('2023-02');
  };
  return Promise.all(Array.from({ length: inFlight }, worker));
}

const moreAnswers = (client: PersistentClient, count: number): Promise<void> => {
  const wanted = client.acknowledged.length + count;
  return until(`${wanted} commands are acknowledged`, () => client.acknowledged.length >= wanted, 60_000);
};

async function killWhileStarting({ root, dataDirectory, random }: KillingOptions, cycle: number): Promise<void> {
  const { child } = spawnReal({ root, dataDirectory, clockStart: clockStart(cycle) });
  await delay(200 + random() * 1_500);
  child.kill('SIGKILL');
  await until('the process is gone', () => child.signalCode !== null);
}

/** Kills the database, and waits until its supervisor has started it again and the load gets answers. */
async function killDatabase({ dataDirectory, client, inFlight }: KillingOptions): Promise<void> {
  const postmaster = await postmasterOf(dataDirectory);
  process.kill(postmaster, 'SIGKILL');
  await until('the server is gone', () => !isAlive(postmaster));
  await moreAnswers(client, inFlight + 5);
}
