import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { prepareEventStore } from '#event-store';
import { namedRegistry, settleDirectory } from '#organizations';
import { type Configuration, configuredAddresses, observeProcess, openInfrastructure, ProcessEnd } from '#platform';
import { openTables } from '#plans';
import type { Log } from '#runtime';
import { readModelsBy, upcasters } from '../contexts.js';
import { ContextsModule } from '../contexts-module.js';
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
export async function startProjector(
  configuration: Configuration,
  log: Log,
  end = new ProcessEnd(),
): Promise<Projector> {
  await using opening = new AsyncDisposableStack();
  const observability = await observeProcess('projector', configuration, log, opening, { end });
  const rules = await rulesInForce(configuration.policy);
  const file = await namedRegistry(configuration.directory, openTables);
  const addresses = configuredAddresses(configuration);
  await prepareEventStore(addresses.eventStoreUrl);
  const models = readModelsBy(rules);
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models, upcasters, observability, end },
    opening,
  );
  const feed = await configuredFeed(infrastructure, log, opening);
  const projections = await projectorParts.startProjections(infrastructure, models, log, feed);
  opening.defer(end.step('the projections', () => projections.stop()));
  const app = await NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(end.step('commands under way', () => app.close()));
  const commands = app.get(CommandGateway);
  const { store, clock } = infrastructure;
  const settled = await settleDirectory({ commands, store }, { file, city: configuration.city, at: clock.now() });
  for (const { en } of settled.notices) log.warn({}, en);
  const reactors = projectorParts.startReactors(infrastructure, { commands, log });
  opening.defer(end.step('the reactors', () => reactors.stop()));
  observability.started();
  const closing = opening.move();
  return { stop: () => closing.disposeAsync() };
}
