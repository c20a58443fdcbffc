import { NestFactory } from '@nestjs/core';
import { asStored } from '#event-store';
import { createKafkaBroker, loadTopics, observedBroker, topicsThere } from '#messaging';
import {
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  ProcessEnd,
  publishObserver,
  refusePlatform,
  watchFollower,
} from '#platform';
import { atMost, type Log } from '#runtime';
import { createRelayCheckpoint } from './checkpoint.js';
import { RelayModule } from './relay.module.js';
import { type Relay, type RelayStatus, startRelay } from './relay.js';
import { takeTurn } from './turn.js';

export interface RelayProcess {
  status(): RelayStatus;
  /** Ends after the batch in hand, within some seconds, then disconnects. */
  stop(): Promise<void>;
}

/** The end of the process does not wait longer for a broker that is away: events that were not sent are sent after the next start. */
const longestEndMs = 10_000;

/** The relay as a process of its own. Any number may run: one relays, the others stand by. @throws KAFKA_ADDRESS_MISSING */
export async function startRelayProcess(
  configuration: Configuration,
  log: Log,
  end = new ProcessEnd(),
): Promise<RelayProcess> {
  await using opening = new AsyncDisposableStack();
  const { kafka } = configuration;
  if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
  const addresses = configuredAddresses(configuration);
  const observability = await observeProcess('relay', configuration, log, opening, { end });
  const infrastructure = await openInfrastructure(
    { configuration, addresses, models: [], upcasters: asStored, observability, end },
    opening,
  );
  const kafkaBroker = createKafkaBroker({ ...kafka, clientId: 'zhezi-relay', log });
  const broker = observedBroker(kafkaBroker, publishObserver(observability));
  opening.defer(end.step('the connection to Kafka', () => atMost(longestEndMs, broker.close())));
  const app = await NestFactory.createApplicationContext(RelayModule.with(infrastructure, broker), {
    logger: false,
    abortOnError: false,
  });
  opening.defer(end.step('the wiring', () => app.close()));
  const { events } = await loadTopics(kafka.topicPrefix);
  const { store, readDatabase, clock } = infrastructure;
  const relay: Relay = startRelay({
    store,
    broker,
    checkpoint: createRelayCheckpoint(readDatabase, `relay to ${events.name}`, clock),
    topic: events.name,
    partitions: async () => (await broker.offsets(events.name)).length,
    log,
    async takeTurn(signal) {
      const turn = await takeTurn({ connectionString: addresses.readDatabaseUrl, log, signal });
      if (turn) await topicsThere(broker, [events], { log, signal: AbortSignal.any([signal, turn.lost]) });
      return turn;
    },
  });
  opening.defer(end.step('the batch in hand', () => atMost(longestEndMs, relay.stop())));
  observability.check('kafka', () => broker.offsets(events.name));
  const position = (): bigint | undefined => (relay.status().active ? relay.status().position : undefined);
  watchFollower(observability, infrastructure, { name: 'relay', position });
  observability.started();
  const closing = opening.move();
  return { status: () => relay.status(), stop: () => closing.disposeAsync() };
}
