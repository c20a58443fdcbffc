import { CommandGateway } from '#commands';
import { type Escalator, rulesInForce } from '#escalation';
import {
  type Configuration,
  configuredAddresses,
  type Infrastructure,
  observeProcess,
  openInfrastructure,
  Startup,
  sweepWhenRequested,
  sweepsOnRequest,
  watchModels,
} from '#platform';
import { projectionStatus, waitForPosition } from '#projections';
import type { Log } from '#runtime';
import { DueClocks, dueClocksModel } from '#tasks';
import { upcasters } from '../contexts.js';
import { openContexts } from '../open-contexts.js';
import { stepNames } from '../step-names.js';
import { createEscalator } from './create-escalator.js';

export interface EscalatorProcess {
  /** Ends the sweep under way after its page, then disconnects. */
  stop(): Promise<void>;
}

const patienceMs = 30_000;

/** The escalator as a process of its own, beside a projector that keeps the index of due clocks. */
export const startEscalatorProcess = (
  configuration: Configuration,
  log: Log,
  startup = new Startup(),
): Promise<EscalatorProcess> =>
  startup.start(log, async (steps) => {
    const { step, open } = steps;
    const addresses = configuredAddresses(configuration);
    const observability = await observeProcess('escalator', configuration, log, steps);
    const models = [dueClocksModel];
    const infrastructure = await openInfrastructure(
      { configuration, addresses, models, upcasters, observability },
      steps,
    );
    const { store, readDatabase, clock } = infrastructure;
    const ports = { store, dataSource: readDatabase, clock };
    watchModels(observability, { status: () => projectionStatus(ports, models), clock });
    const rules = await step(stepNames.policy, () => rulesInForce(configuration.policy));
    const app = await openContexts(infrastructure, rules, steps);
    const start = () =>
      createEscalator({
        commands: app.get(CommandGateway),
        dueClocks: app.get(DueClocks, { strict: false }),
        clock,
        log,
        observability,
        indexCaughtUp: () => indexKnows(infrastructure, log),
        automatic: !sweepsAreRequested(configuration),
      });
    const escalator = await open(stepNames.escalator, start, (started) => started.stop(), stepNames.sweepUnderWay);
    if (sweepsAreRequested(configuration)) {
      const follow = () => followRequests(configuration.simulationClock!, escalator, log);
      await open(stepNames.simulation, follow, (stopFollowing) => stopFollowing());
    }
    observability.started();
    return {};
  });

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
