import { rulesInForce } from '#escalation';
import { namedRegistry } from '#organizations';
import {
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  Startup,
  watchModels,
} from '#platform';
import { openTables } from '#plans';
import type { Log } from '#runtime';
import { createApi } from './create-api.js';
import { projectedElsewhere } from './queries/projected-elsewhere.js';
import { readModelsBy, upcasters } from '../contexts.js';
import { ofCity } from '../in-force.js';
import { drainApi, serveApi } from './serve.js';
import { stepNames } from '../step-names.js';

export interface ApiProcess {
  /** `http://…` */
  readonly address: string;
  /** Lets requests under way finish, then disconnects. */
  stop(): Promise<void>;
}

/** The HTTP interface as a process of its own, beside a projector that keeps the read models. */
export const startApi = (configuration: Configuration, log: Log, startup = new Startup()): Promise<ApiProcess> =>
  startup.start(log, async (steps) => {
    const addresses = configuredAddresses(configuration);
    const observability = await observeProcess('api', configuration, log, steps);
    const rules = await steps.step(stepNames.policy, () => rulesInForce(configuration.policy));
    const file = await steps.step(stepNames.directoryFile, () => namedRegistry(configuration.directory, openTables));
    const models = readModelsBy(rules);
    const infrastructure = await openInfrastructure(
      { configuration: ofCity(configuration, file), addresses, models, upcasters, observability },
      steps,
    );
    const projections = projectedElsewhere(infrastructure, rules);
    watchModels(observability, { status: () => projections.status(), clock: infrastructure.clock });
    const create = () => createApi(infrastructure, { rules, projections, log });
    const api = await steps.open(stepNames.api, create, drainApi);
    const serve = () => serveApi(api, configuration);
    const address = await steps.open(stepNames.requests, serve, () => drainApi(api), stepNames.requestsUnderWay);
    observability.started();
    return { address };
  });
