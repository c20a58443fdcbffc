import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { type EventStore, prepareEventStore } from '#event-store';
import { type Clock, systemClock, type Timestamp } from '#kernel';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import {
  type AccessTokens,
  announceRunning,
  clockOf,
  type Configuration,
  createLog,
  type DatabaseAddresses,
  type InForce,
  observeProcess,
  openInfrastructure,
  ProcessEnd,
} from '#platform';
import type { Projections } from '#projections';
import type { Log } from '#runtime';
import { DueClocks } from '#tasks';
import { createApi, drainApi, serveApi } from '../api/index.js';
import { readModelsBy, upcasters } from '../contexts.js';
import { createEscalator } from '../escalator/index.js';
import { projectorParts } from '../projector/index.js';
import { whenCaughtUp } from './caught-up.js';
import { openDatabases } from './databases.js';
import { ofCity, registryFor, settle } from './in-force.js';

export interface StandaloneOptions {
  readonly configuration: Configuration;
  /** Default: as configured, else the real time. */
  readonly clock?: Clock;
  readonly log?: Log;
  /** False: due clocks fire only when `sweep` is called, as in a simulated year. Default true. */
  readonly escalate?: boolean;
  /** False: serves no requests. Default true. */
  readonly http?: boolean;
  /** The end of the process. Default: one of its own. */
  readonly end?: ProcessEnd;
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
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { configuration, clock = clockOf(configuration), escalate = true, http = true } = options;
  const { end = new ProcessEnd() } = options;
  const log = options.log ?? createLog('standalone', configuration);
  await using opening = new AsyncDisposableStack();
  const observability = await observeProcess('standalone', configuration, log, opening, { end });
  const rules = await rulesInForce(configuration.policy);
  const file = await registryFor(configuration);
  const addresses = await openDatabases(configuration, { log, end }, opening);
  await prepareEventStore(addresses.eventStoreUrl);
  const models = readModelsBy(rules);
  const known = { configuration: ofCity(configuration, file), addresses, models, upcasters, clock };
  const infrastructure = await openInfrastructure({ ...known, observability, end }, opening);
  const { store, accessTokens } = infrastructure;
  const projections = await projectorParts.startProjections(infrastructure, models, log);
  opening.defer(end.step('the projections', () => projections.stop()));
  const api = await createApi(infrastructure, { rules, projections, log });
  const commands = api.get(CommandGateway);
  const inForce = await settle({ commands, store }, rules, { file, configuration, at: clock.now(), log });
  const reactors = projectorParts.startReactors(infrastructure, { commands, log });
  opening.defer(end.step('the reactors', () => reactors.stop()));
  const caughtUp = (): Promise<void> => whenCaughtUp({ reactors, projections });
  const dueClocks = api.get(DueClocks, { strict: false });
  const escalator = createEscalator({
    commands,
    dueClocks,
    clock,
    log,
    indexCaughtUp: caughtUp,
    automatic: escalate,
    observability,
  });
  opening.defer(end.step('the sweep under way', () => escalator.stop()));
  opening.defer(end.step('requests under way', () => drainApi(api)));
  const address = http ? await serveApi(api, configuration) : null;
  opening.defer(
    await announceRunning(configuration.dataDirectory, {
      ...announcement(address, addresses, options),
      inForce,
    }),
  );
  observability.started();
  const closing = opening.move();
  let stopped: Promise<void> | undefined;
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
    sweep: (now) => escalator.sweepOnce(now),
    whenCaughtUp: caughtUp,
    stop: () => (stopped ??= closing.disposeAsync()),
  };
}

const announcement = (
  address: string | null,
  addresses: DatabaseAddresses,
  { clock, configuration }: StandaloneOptions,
) => ({
  pid: process.pid,
  address,
  ...addresses,
  clockStart: clock?.now() ?? configuration.clockStart ?? null,
  startedAt: systemClock.now(),
});
