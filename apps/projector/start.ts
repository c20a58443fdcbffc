import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { prepareEventStore } from '#event-store';
import { namedRegistry } from '#organizations';
import {
  atDatabase,
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  Startup,
} from '#platform';
import { openTables } from '#plans';
import type { Log } from '#runtime';
import { readModelsBy, upcasters } from '../contexts.js';
import { settle } from '../in-force.js';
import { openContexts } from '../open-contexts.js';
import { stepNames } from '../step-names.js';
import { configuredFeed } from './feed.js';
import { projectorParts } from './parts.js';

export interface Projector {
  /** Ends the batches and commands under way, then disconnects. */
  stop(): Promise<void>;
}

/**
 * The projector as a process of its own, beside a store that other processes use too. It is the one that brings the
 * store's tables up to date and gives an empty store its directory; start it first. @throws DIRECTORY_MISSING
 */
export const startProjector = (configuration: Configuration, log: Log, startup = new Startup()): Promise<Projector> =>
  startup.start(log, async (steps) => {
    const { step, open } = steps;
    const addresses = configuredAddresses(configuration);
    const observability = await observeProcess('projector', configuration, log, steps);
    const rules = await step(stepNames.policy, () => rulesInForce(configuration.policy));
    const file = await step(stepNames.directoryFile, () => namedRegistry(configuration.directory, openTables));
    const { eventStoreUrl } = addresses;
    const prepare = () => atDatabase(eventStoreUrl, configuration, () => prepareEventStore(eventStoreUrl));
    await step(stepNames.tables, prepare);
    const models = readModelsBy(rules);
    const infrastructure = await openInfrastructure(
      { configuration, addresses, models, upcasters, observability },
      steps,
    );
    const feed = await configuredFeed(infrastructure, log, steps);
    const project = () => projectorParts.startProjections(infrastructure, models, log, feed);
    await open(stepNames.projections, project, (projections) => projections.stop());
    const app = await openContexts(infrastructure, rules, steps);
    const commands = app.get(CommandGateway);
    const { store, clock } = infrastructure;
    const settled = () => settle({ commands, store }, { configuration, rules, file }, { at: clock.now(), log });
    await step(stepNames.directory, settled);
    const react = () => projectorParts.startReactors(infrastructure, { commands, log });
    await open(stepNames.reactors, react, (reactors) => reactors.stop());
    observability.started();
    return {};
  });
