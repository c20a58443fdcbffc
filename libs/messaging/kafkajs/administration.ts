import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import type { PartitionOffsets, TopicDifference } from '../port.js';
import type { TopicSpec } from '../topics.js';
import { isNotYetThere } from './failures.js';

/** What is asked of the cluster itself. Each call makes its own connection: calls are rare, and an idle connection would be lost. */
export class Administration {
  constructor(private readonly kafka: Kafka) {}

  ensureTopics(topics: readonly TopicSpec[]): Promise<readonly TopicDifference[]> {
    return this.connected(async (admin) => {
      const { brokers } = await admin.describeCluster();
      const existing = new Set(await admin.listTopics());
      const missing = topics.filter(({ name }) => !existing.has(name));
      const asked = missing.map((topic) => creation(topic, brokers.length));
      if (asked.length > 0) await admin.createTopics({ topics: asked, waitForLeaders: true }); // false: another process was first
      return untilThere(async () => {
        for (const { name } of topics) await admin.fetchTopicOffsets(name); // as its leader, and no other broker, can
        return differences(admin, topics);
      });
    });
  }

  offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return this.connected(async (admin) => {
      await admin.fetchTopicMetadata({ topics: [topic] }); // says at once when there is no such topic
      const found = await admin.fetchTopicOffsets(topic);
      return found
        .map(({ partition, low, high }) => ({ partition, start: BigInt(low), end: BigInt(high) }))
        .sort((one, other) => one.partition - other.partition);
    });
  }

  committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>> {
    return this.connected(async (admin) => {
      const [found] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
      const known = (found?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
      return new Map(known.map(({ partition, offset }) => [partition, BigInt(offset)]));
    });
  }

  private async connected<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}

const patienceMs = 20_000;
const pauseMs = 100;

/** A topic that was just made, by us or by somebody else, is known to the brokers, and led by one of them, a moment later. */
async function untilThere<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isNotYetThere(error) || performance.now() > until) throw error;
      await delay(pauseMs);
    }
  }
}

function creation({ name, partitions, replicas, minInSyncReplicas, settings }: TopicSpec, brokers: number) {
  const copies = Math.min(replicas, brokers);
  const inSync = Math.min(minInSyncReplicas, Math.max(1, copies - 1));
  const entries = Object.entries({ ...settings, 'min.insync.replicas': String(inSync) });
  return {
    topic: name,
    numPartitions: partitions,
    replicationFactor: copies,
    configEntries: entries.map(([setting, value]) => ({ name: setting, value })),
  };
}

async function differences(admin: Admin, topics: readonly TopicSpec[]): Promise<readonly TopicDifference[]> {
  const { topics: described } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name, settings }) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name,
      configNames: Object.keys(settings),
    })),
  });
  return topics.flatMap((topic) => {
    const partitions = described.find(({ name }) => name === topic.name)?.partitions.length ?? 0;
    const entries = resources.find(({ resourceName }) => resourceName === topic.name)?.configEntries ?? [];
    const found = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    const expected = { partitions: String(topic.partitions), ...topic.settings };
    return Object.entries(expected)
      .map(([setting, value]) => ({
        topic: topic.name,
        setting,
        expected: value,
        found: setting === 'partitions' ? String(partitions) : (found.get(setting) ?? ''),
      }))
      .filter((difference) => difference.expected !== difference.found);
  });
}
