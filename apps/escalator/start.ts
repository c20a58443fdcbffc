import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { type Escalator, rulesInForce } from '#escalation';
import {
  type Configuration,
  configuredAddresses,
  type Infrastructure,
  observeProcess,
  openInfrastructure,
  ProcessEnd,
  sweepWhenRequested,
  sweepsOnRequest,
  watchModels,
} from '#platform';
import { projectionStatus, waitForPosition } from '#projections';
import type { Log } from '#runtime';
import { DueClocks, dueClocksModel } from '#tasks';
import { upcasters } from '../contexts.js';
import { ContextsModule } from '../contexts-module.js';
import { createEscalator } from './create-escalator.js';

export interface EscalatorProcess {
  /** Ends the sweep under way after its page, then disconnects. */
  stop(): Promise<void>;
}

const patienceMs = 30_000;

/** The escalator as a process of its own, beside a projector that keeps the index of due clocks. */
export async function startEscalatorProcess(
  configuration: Configuration,
  log: Log,
  end = new ProcessEnd(),
): Promise<EscalatorProcess> {
  await using opening = new AsyncDisposableStack();
  const addresses = configuredAddresses(configuration);
  const observability = await observeProcess('escalator', configuration, log, opening, { end });
  const models = [dueClocksModel];
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models, upcasters, observability, end },
    opening,
  );
  const { store, readDatabase, clock } = infrastructure;
  const ports = { store, dataSource: readDatabase, clock };
  watchModels(observability, { status: () => projectionStatus(ports, models), clock });
  const rules = await rulesInForce(configuration.policy);
  const app = await NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(end.step('commands under way', () => app.close()));
  const escalator = createEscalator({
    commands: app.get(CommandGateway),
    dueClocks: app.get(DueClocks, { strict: false }),
    clock,
    log,
    observability,
    indexCaughtUp: () => indexKnows(infrastructure, log),
    automatic: !sweepsAreRequested(configuration),
  });
  opening.defer(end.step('the sweep under way', () => escalator.stop()));
  if (sweepsAreRequested(configuration)) opening.defer(followRequests(configuration.simulationClock!, escalator, log));
  observability.started();
  const closing = opening.move();
  return { stop: () => closing.disposeAsync() };
}

/** Whether a simulation says when clocks fire. */
const sweepsAreRequested = ({ simulationClock }: Configuration): boolean =>
  simulationClock !== undefined && sweepsOnRequest(simulationClock);

/** Sweeps when the simulation says so, until the returned function is called. */
function followRequests(clockFile: string, escalator: Escalator, log: Log): () => Promise<void> {
  const stopping = new AbortController();
  const following = sweepWhenRequested(clockFile, (now) => escalator.sweepOnce(now), stopping.signal);
  following.catch((error: unknown) => log.error({ err: error }, 'the clock of the simulation cannot be followed'));
  return async () => {
    stopping.abort();
    await following.catch(() => undefined);
  };
}

/** Waits for the projector, which may be down. If it is, the same tasks are asked again later, which changes nothing. */
async function indexKnows({ store, readDatabase }: Infrastructure, log: Log): Promise<void> {
  const head = await store.head();
  const known = await waitForPosition(readDatabase, head, { timeoutMs: patienceMs, models: [dueClocksModel.name] });
  if (!known) log.warn({ head: String(head) }, 'the index of due clocks is behind; is the projector running?');
}
