import { NestFactory } from '@nestjs/core';
import { asStored } from '#event-store';
import { createKafkaBroker, loadTopics, observedBroker, topicsThere } from '#messaging';
import {
  type Configuration,
  configuredAddresses,
  observeProcess,
  openInfrastructure,
  publishObserver,
  refusePlatform,
  Startup,
  watchFollower,
} from '#platform';
import { atMost, type Log } from '#runtime';
import { stepNames } from '../step-names.js';
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
export const startRelayProcess = (
  configuration: Configuration,
  log: Log,
  startup = new Startup(),
): Promise<RelayProcess> =>
  startup.start(log, async (steps) => {
    const { step, open } = steps;
    const { kafka } = configuration;
    if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
    const addresses = configuredAddresses(configuration);
    const observability = await observeProcess('relay', configuration, log, steps);
    const infrastructure = await openInfrastructure(
      { configuration, addresses, models: [], upcasters: asStored, observability },
      steps,
    );
    const connect = () => {
      const kafkaBroker = createKafkaBroker({ ...kafka, clientId: 'zhezi-relay', log });
      return observedBroker(kafkaBroker, publishObserver(observability));
    };
    const broker = await open(stepNames.kafka, connect, (connected) => atMost(longestEndMs, connected.close()));
    const create = () =>
      NestFactory.createApplicationContext(RelayModule.with(infrastructure, broker), {
        logger: false,
        abortOnError: false,
      });
    await open(stepNames.context, create, (created) => created.close());
    const { events } = await step(stepNames.topics, () => loadTopics(kafka.topicPrefix));
    const { store, readDatabase, clock } = infrastructure;
    const start = (): Relay =>
      startRelay({
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
    const stop = (started: Relay) => atMost(longestEndMs, started.stop());
    const relay = await open(stepNames.relay, start, stop, stepNames.batchInHand);
    observability.check('kafka', () => broker.offsets(events.name));
    const position = (): bigint | undefined => (relay.status().active ? relay.status().position : undefined);
    watchFollower(observability, infrastructure, { name: 'relay', position });
    observability.started();
    return { status: () => relay.status() };
  });
