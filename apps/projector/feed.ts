import { createKafkaBroker, createTopicFeed, loadTopics } from '#messaging';
import { type Infrastructure, refusePlatform } from '#platform';
import type { EventFeed } from '#projections';
import type { Log } from '#runtime';
import { upcasters } from '../contexts.js';

/**
 * Where the read models get their events from, as configured; undefined: from the store. When the broker is away, the models wait for it
 * themselves. @throws KAFKA_ADDRESS_MISSING
 */
export async function configuredFeed(
  { configuration, store }: Infrastructure,
  log: Log,
  closing: AsyncDisposableStack,
): Promise<EventFeed | undefined> {
  const { kafka, projectorFeed } = configuration;
  if (projectorFeed === 'store') return undefined;
  if (!kafka) throw refusePlatform('KAFKA_ADDRESS_MISSING');
  const { events } = await loadTopics(kafka.topicPrefix);
  const broker = createKafkaBroker({ ...kafka, clientId: 'zhezi-projector', log });
  closing.defer(() => broker.close());
  await broker
    .ensureTopics([events])
    .catch((error: unknown) => log.warn({ err: error }, 'the events topic is waited for'));
  return createTopicFeed({
    broker,
    topic: events.name,
    groupPrefix: `${kafka.topicPrefix}projector.`,
    store,
    log,
    upcasters,
  });
}
