import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { type EventStore, prepareEventStore } from '#event-store';
import { type Clock, systemClock, type Timestamp } from '#kernel';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import {
  type AccessTokens,
  announceRunning,
  atDatabase,
  clockOf,
  type Configuration,
  createLog,
  type DatabaseAddresses,
  type InForce,
  observeProcess,
  openInfrastructure,
  Startup,
} from '#platform';
import type { Projections } from '#projections';
import type { Log } from '#runtime';
import { DueClocks } from '#tasks';
import { createApi, drainApi, serveApi } from '../api/index.js';
import { readModelsBy, upcasters } from '../contexts.js';
import { createEscalator } from '../escalator/index.js';
import { projectorParts } from '../projector/index.js';
import { ofCity, settle } from '../in-force.js';
import { stepNames } from '../step-names.js';
import { whenCaughtUp } from './caught-up.js';
import { openDatabases } from './databases.js';
import { registryFor } from './registry-for.js';

export interface StandaloneOptions {
  readonly configuration: Configuration;
  /** Default: as configured, else the real time. */
  readonly clock?: Clock;
  readonly log?: Log;
  /** False: due clocks fire only when `sweep` is called, as in a simulated year. Default true. */
  readonly escalate?: boolean;
  /** False: serves no requests. Default true. */
  readonly http?: boolean;
  /** How the process starts that this is part of. Default: one of its own. */
  readonly startup?: Startup;
}

export interface Standalone {
  /** `http://…`; null when it serves no requests. */
  readonly address: string | null;
  readonly store: EventStore;
  readonly commands: CommandGateway;
  readonly bus: CommandBus;
  readonly queries: QueryBus;
  readonly projections: Projections;
  readonly accessTokens: AccessTokens;
  readonly directory: DirectorySource;
  /** What it works by, as it found it when it started. */
  readonly inForce: InForce;
  /** Fires what is due at `now`, once. Passes never overlap. */
  sweep(now: Timestamp): Promise<{ readonly asked: number; readonly fired: number; readonly failed: number }>;
  /** Resolves once every event appended so far, and what the reactors made of it, shows in every read model. */
  whenCaughtUp(): Promise<void>;
  /** Ends everything in order, once: requests, clocks, reactors, projections, connections, PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * The whole of zhezi in one process: databases, projections, reactors, escalator and API. What was opened before a
 * failure is closed again.
 * @throws DIRECTORY_MISSING, DATA_FOLDER_IN_USE, PORT_IN_USE, DATABASE_FAILED, or what a policy or registry file is refused for.
 */
export const startStandalone = (options: StandaloneOptions): Promise<Standalone> => {
  const { configuration, clock = clockOf(configuration), escalate = true, http = true } = options;
  const { log = createLog('standalone', configuration), startup = new Startup() } = options;
  return startup.start(log, async (steps) => {
    const { step, open } = steps;
    const observability = await observeProcess('standalone', configuration, log, steps);
    const rules = await step(stepNames.policy, () => rulesInForce(configuration.policy));
    const file = await step(stepNames.directoryFile, () => registryFor(configuration));
    const addresses = await openDatabases(configuration, log, steps);
    const { eventStoreUrl } = addresses;
    const prepare = () => atDatabase(eventStoreUrl, configuration, () => prepareEventStore(eventStoreUrl));
    await step(stepNames.tables, prepare);
    const models = readModelsBy(rules);
    const known = { configuration: ofCity(configuration, file), addresses, models, upcasters, clock };
    const infrastructure = await openInfrastructure({ ...known, observability }, steps);
    const { store, accessTokens } = infrastructure;
    const project = () => projectorParts.startProjections(infrastructure, models, log);
    const projections = await open(stepNames.projections, project, (started) => started.stop());
    const create = () => createApi(infrastructure, { rules, projections, log });
    const api = await open(stepNames.api, create, drainApi);
    const commands = api.get(CommandGateway);
    const settled = () => settle({ commands, store }, { configuration, rules, file }, { at: clock.now(), log });
    const inForce = await step(stepNames.directory, settled);
    const react = () => projectorParts.startReactors(infrastructure, { commands, log });
    const reactors = await open(stepNames.reactors, react, (started) => started.stop());
    const caughtUp = (): Promise<void> => whenCaughtUp({ reactors, projections });
    const dueClocks = api.get(DueClocks, { strict: false });
    const watching = { commands, dueClocks, clock, log, indexCaughtUp: caughtUp, automatic: escalate, observability };
    const watch = () => createEscalator(watching);
    const escalator = await open(stepNames.escalator, watch, (started) => started.stop(), stepNames.sweepUnderWay);
    const serve = () => (http ? serveApi(api, configuration) : null);
    const address = await open(stepNames.requests, serve, () => drainApi(api), stepNames.requestsUnderWay);
    const announce = () =>
      announceRunning(configuration.dataDirectory, { ...announcement(address, addresses, options), inForce });
    await open(stepNames.announcement, announce, (withdraw) => withdraw());
    observability.started();
    return {
      address,
      store,
      commands,
      bus: api.get(CommandBus),
      queries: api.get(QueryBus),
      projections,
      accessTokens,
      directory: api.get<DirectorySource>(DIRECTORY, { strict: false }),
      inForce,
      sweep: (now: Timestamp) => escalator.sweepOnce(now),
      whenCaughtUp: caughtUp,
    };
  });
};

const announcement = (
  address: string | null,
  { eventStoreUrl, readDatabaseUrl }: DatabaseAddresses,
  { clock, configuration }: StandaloneOptions,
) => ({
  pid: process.pid,
  address,
  eventStoreUrl,
  readDatabaseUrl,
  clockStart: clock?.now() ?? configuration.clockStart ?? null,
  startedAt: systemClock.now(),
});
