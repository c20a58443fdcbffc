import { rulesInForce } from '#escalation';
import { namedRegistry } from '#organizations';
import {
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  ProcessEnd,
  watchModels,
} from '#platform';
import { openTables } from '#plans';
import type { Log } from '#runtime';
import { createApi } from './create-api.js';
import { projectedElsewhere } from './queries/projected-elsewhere.js';
import { readModelsBy, upcasters } from '../contexts.js';
import { drainApi, serveApi } from './serve.js';

export interface ApiProcess {
  /** `http://…` */
  readonly address: string;
  /** Lets requests under way finish, then disconnects. */
  stop(): Promise<void>;
}

/** The HTTP interface as a process of its own, beside a projector that keeps the read models. */
export async function startApi(configuration: Configuration, log: Log, end = new ProcessEnd()): Promise<ApiProcess> {
  await using opening = new AsyncDisposableStack();
  const addresses = configuredAddresses(configuration);
  const observability = await observeProcess('api', configuration, log, opening, { end });
  const rules = await rulesInForce(configuration.policy);
  const city = configuration.city ?? (await namedRegistry(configuration.directory, openTables))?.registry.city;
  const models = readModelsBy(rules);
  const infrastructure = await openInfrastructure(
    { configuration: { ...configuration, ...(city && { city }) }, addresses, models, upcasters, observability, end },
    opening,
  );
  const projections = projectedElsewhere(infrastructure, rules);
  watchModels(observability, { status: () => projections.status(), clock: infrastructure.clock });
  const api = await createApi(infrastructure, { rules, projections, log });
  opening.defer(end.step('requests under way', () => drainApi(api)));
  const address = await serveApi(api, configuration);
  observability.started();
  const closing = opening.move();
  return { address, stop: () => closing.disposeAsync() };
}
