import { rulesInForce } from '#escalation';
import { configuredAddresses, type Configuration, type Log, openInfrastructure } from '#platform';
import { createApi } from './create-api.js';
import { readModelsBy } from './queries/read-models.js';
import { drainApi, serveApi } from './serve.js';

export interface ApiProcess {
  /** `http://…` */
  readonly address: string;
  /** Lets requests under way finish, then disconnects. */
  stop(): Promise<void>;
}

/** The HTTP interface as a process of its own, beside a projector that keeps the read models. */
export async function startApi(configuration: Configuration, log: Log): Promise<ApiProcess> {
  await using opening = new AsyncDisposableStack();
  const addresses = configuredAddresses(configuration);
  const rules = await rulesInForce(configuration.policy);
  const models = readModelsBy(rules);
  const infrastructure = await openInfrastructure({ configuration, addresses, models }, opening);
  const api = await createApi(infrastructure, { rules, log });
  opening.defer(() => drainApi(api));
  const address = await serveApi(api, configuration);
  const closing = opening.move();
  return { address, stop: () => closing.disposeAsync() };
}
