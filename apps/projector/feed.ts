import { createKafkaBroker, createTopicFeed, loadTopics } from '#messaging';
import { type Infrastructure, refusePlatform, type Steps } from '#platform';
import type { EventFeed } from '#projections';
import type { Log } from '#runtime';
import { upcasters } from '../contexts.js';
import { stepNames } from '../step-names.js';

/**
 * Where the read models get their events from, as configured; undefined: from the store. When the broker is away, the models wait for it
 * themselves. @throws KAFKA_ADDRESS_MISSING
 */
export async function configuredFeed(
  { configuration, store }: Infrastructure,
  log: Log,
  { step, open }: Steps,
): Promise<EventFeed | undefined> {
  const { kafka, projectorFeed } = configuration;
  if (projectorFeed === 'store') return undefined;
  if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
  const connect = () => createKafkaBroker({ ...kafka, clientId: 'zhezi-projector', log });
  const broker = await open(stepNames.kafka, connect, (connected) => connected.close());
  const events = await step(stepNames.topics, async () => {
    const topics = await loadTopics(kafka.topicPrefix);
    await broker
      .ensureTopics([topics.events])
      .catch((error: unknown) => log.warn({ err: error }, 'the events topic is waited for'));
    return topics.events;
  });
  return createTopicFeed({
    broker,
    topic: events.name,
    groupPrefix: `${kafka.topicPrefix}projector.`,
    store,
    log,
    upcasters,
  });
}
