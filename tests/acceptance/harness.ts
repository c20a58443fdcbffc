import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { type EventStore, installEventStore } from '#event-store';
import type { Clock, Role, Timestamp } from '#kernel';
import { seedFrom } from '#organizations';
import { type AccessTokens, openInfrastructure, stepsOn } from '#platform';
import { type Log, silentLog } from '#runtime';
import { testConfiguration, testDatabase } from '#testing';
import { createApi, drainApi, serveApi } from '../../apps/api/index.js';
import { readModelsBy, upcasters } from '../../apps/contexts.js';
import { projectorParts } from '../../apps/projector/index.js';
import { Caller } from './caller.js';

/** A clock that stands still until it is told to go on. */
export interface AdjustableClock extends Clock {
  goTo(at: Timestamp): void;
}

export interface Harness {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  /** Folder of the keys with which tokens are signed. */
  readonly dataDirectory: string;
  readonly store: EventStore;
  /** For what the program itself gives. */
  readonly commands: CommandGateway;
  readonly tokens: AccessTokens;
  readonly clock: AdjustableClock;
  /** A caller with an account. The account has the name of the role unless another is given. */
  as(role: Role, details?: { account?: string; unit?: string; post?: string }): Promise<Caller>;
  anybody(): Caller;
  /** Returns when the reactors have handled every event so far, and the boards show all events. */
  whenCaughtUp(): Promise<void>;
  /** Of its database, as the owner. */
  readonly connectionString: string;
  /** Ends the database while the API still runs. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** API, projections and reactors in one process, on a real and empty database and a free port. */
export async function startHarness(start: Timestamp = '2023-01-18T02:00:00.000Z'): Promise<Harness> {
  await using opening = new AsyncDisposableStack();
  const clock = adjustableClock(start);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'zhezi-acceptance-'));
  opening.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const database = await testDatabase();
  opening.defer(() => database.close());
  const configuration = testConfiguration({ ZHEZI_DATA: dataDirectory });
  await installEventStore(database.connectionString);
  const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: database.connectionString };
  const { startReactors, startProjections } = projectorParts;
  const rules = await rulesInForce(configuration.policy);
  const models = readModelsBy(rules);
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models, upcasters, clock },
    stepsOn(opening),
  );
  const { store, accessTokens: tokens } = infrastructure;
  const projections = await startProjections(infrastructure, models, log);
  opening.defer(() => projections.stop());
  const api = await createApi(infrastructure, { rules, projections, log });
  const commands = api.get(CommandGateway);
  await seedFrom({ commands, store }, 'tongzhou', clock.now());
  const reactors = startReactors(infrastructure, { commands, log });
  opening.defer(() => reactors.stop());
  opening.defer(() => drainApi(api));
  const address = await serveApi(api, configuration);
  const closing = opening.move();
  return {
    address,
    dataDirectory,
    store,
    commands,
    tokens,
    clock,
    as: async (role, { account = role, ...place } = {}) =>
      new Caller(address, await tokens.sign({ account, role, ...place }, '1h')),
    anybody: () => new Caller(address, undefined),
    async whenCaughtUp() {
      const head = await reactors.whenFollowed();
      if (await projections.whenProcessed(head, { timeoutMs: 30_000 })) return;
      throw new Error('the boards did not come up to date');
    },
    connectionString: database.connectionString,
    loseDatabase: () => database.close(),
    close: () => closing.disposeAsync(),
  };
}

/** A log that prints only unexpected errors. */
const log: Log = {
  ...silentLog,
  error: (details, message) => process.stderr.write(`${message} ${inspect(details, { depth: 6 })}\n`),
};

function adjustableClock(start: Timestamp): AdjustableClock {
  let now = start;
  return { now: () => now, goTo: (at) => void (now = at) };
}
