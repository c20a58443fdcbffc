import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { rulesInForce } from '#escalation';
import { prepareEventStore } from '#event-store';
import { seedFrom } from '#organizations';
import { configuredAddresses, type Configuration, observeProcess, openInfrastructure, ProcessEnd } from '#platform';
import type { Log } from '#runtime';
import { configuredFeed } from './feed.js';
import { projectorParts } from './parts.js';
import { ProjectorModule } from './projector.module.js';

export interface Projector {
  /** Ends the batches and orders under way, then disconnects. */
  stop(): Promise<void>;
}

/**
 * The projector as a process of its own, beside a store that other processes use too. It is the one that brings the
 * store's tables up to date and gives an empty store its directory; start it first.
 */
export async function startProjector(
  configuration: Configuration,
  log: Log,
  end = new ProcessEnd(),
): Promise<Projector> {
  await using opening = new AsyncDisposableStack();
  const observability = await observeProcess('projector', configuration, log, opening, { end });
  const rules = await rulesInForce(configuration.policy);
  const addresses = configuredAddresses(configuration);
  await prepareEventStore(addresses.eventStoreUrl);
  const models = projectorParts.readModelsBy(rules);
  const infrastructure = await openInfrastructure({ configuration, addresses, models, observability, end }, opening);
  const feed = await configuredFeed(infrastructure, log, opening);
  const projections = await projectorParts.startProjections(infrastructure, models, log, feed);
  opening.defer(end.step('the projections', () => projections.stop()));
  const app = await NestFactory.createApplicationContext(ProjectorModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(end.step('commands under way', () => app.close()));
  const commands = app.get(CommandBus);
  const { store, clock } = infrastructure;
  await seedFrom({ commands, store }, configuration.directory, clock.now());
  const reactor = projectorParts.startPlansBecomeTasks(infrastructure, { commands, log });
  opening.defer(end.step('the process from plans to tasks', () => reactor.stop()));
  observability.started();
  const closing = opening.move();
  return { stop: () => closing.disposeAsync() };
}
