import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#runtime';

/** How a topic is to be set, from infra/kafka/topics.json. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  /** How many copies are wanted; a cluster with fewer brokers holds one on each. */
  readonly replicas: number;
  /** How many copies must have a message before it is acknowledged; where there are several copies, one may be missing. */
  readonly minInSyncReplicas: number;
  /** Kafka's own settings of topics. */
  readonly settings: Readonly<Record<string, string>>;
}

const purposes = ['events', 'commands', 'receipts', 'dead-letters'] as const;
export type TopicPurpose = (typeof purposes)[number];

const specification = z.strictObject({
  about: z.string(),
  partitions: z.int().positive(),
  replicas: z.int().positive(),
  minInSyncReplicas: z.int().positive(),
  settings: z.record(z.string(), z.string()),
});
const file = z.strictObject(
  Object.fromEntries(purposes.map((purpose) => [purpose, specification])) as Record<TopicPurpose, typeof specification>,
);

export const topicName = (prefix: string, purpose: TopicPurpose): string => `${prefix}${purpose}`;

/** The topics of an installation: `zhezi.` gives `zhezi.events`, `zhezi.commands`, … */
export async function loadTopics(prefix: string): Promise<Readonly<Record<TopicPurpose, TopicSpec>>> {
  const text = await readFile(join(projectRoot(), 'infra', 'kafka', 'topics.json'), 'utf8');
  const topics = file.parse(JSON.parse(text));
  const named = purposes.map((purpose) => {
    const { partitions, replicas, minInSyncReplicas, settings } = topics[purpose];
    return [purpose, { name: topicName(prefix, purpose), partitions, replicas, minInSyncReplicas, settings }] as const;
  });
  return Object.fromEntries(named) as Record<TopicPurpose, TopicSpec>;
}
