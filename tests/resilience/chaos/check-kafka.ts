import pg from 'pg';
import { eventOfMessage, type MessageBroker, watermarkOf } from '#messaging';
import { until } from '#testing';
import { type Check, check } from './check-store.js';

export interface Published {
  readonly position: bigint;
  readonly text: string;
  readonly stream: string;
  readonly revision: number;
}

const patienceMs = 300_000;

/**
 * Reads the events topic from its first message and drops repeats by the largest position of each partition. The topic must have
 * every event of the store as it is stored, and each stream in order.
 */
export async function checkKafka(
  broker: MessageBroker,
  topic: string,
  eventStoreUrl: string,
  run: number,
): Promise<readonly Check[]> {
  const stored = await storedEvents(eventStoreUrl);
  const reader = new TopicReader();
  const consumption = broker.consume({
    group: `chaos-check-${run}`,
    topic,
    startOf: async () => 0n,
    concurrency: 12,
    handle: async ({ partition, messages }) => {
      for (const message of messages) {
        if (watermarkOf(message) !== undefined) continue;
        const { position, id, type, stream, revision } = eventOfMessage(message);
        reader.take(partition, { position, text: `${id} ${type}`, stream, revision });
      }
    },
    onFailure: () => ({ retryAfterMs: 200 }),
  });
  try {
    await until('Kafka has every event', () => reader.events.size >= stored.size, patienceMs).catch(() => undefined);
  } finally {
    await consumption.stop();
  }
  const missing = [...stored].filter(([position, text]) => reader.events.get(position) !== text);
  const invented = [...reader.events.keys()].filter((position) => !stored.has(position));
  return [
    check(
      'Kafka has every event of the store',
      stored.size,
      missing.map(([position, text]) => `${position} ${text}`),
    ),
    check('Kafka has nothing else', reader.events.size, invented.map(String)),
    check(`Kafka keeps the order of each key (${reader.repeats} repeats)`, reader.events.size, reader.disordered),
  ];
}

class TopicReader {
  /** By position, repeats dropped. */
  readonly events = new Map<string, string>();
  readonly disordered: string[] = [];
  repeats = 0;
  private readonly last = new Map<number, bigint>();
  private readonly revisions = new Map<string, number>();

  take(partition: number, { position, text, stream, revision }: Published): void {
    if (position <= (this.last.get(partition) ?? 0n)) {
      this.repeats++;
      return;
    }
    this.last.set(partition, position);
    if (revision !== (this.revisions.get(stream) ?? 0)) this.disordered.push(`${stream} ${revision}`);
    this.revisions.set(stream, revision + 1);
    this.events.set(String(position), text);
  }
}

async function storedEvents(eventStoreUrl: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: eventStoreUrl, application_name: 'chaos' });
  await client.connect();
  try {
    const { rows } = await client.query<{ position: string; id: string; type: string }>(
      'SELECT position, id, type FROM zhezi.events',
    );
    return new Map(rows.map(({ position, id, type }) => [position, `${id} ${type}`]));
  } finally {
    await client.end();
  }
}
