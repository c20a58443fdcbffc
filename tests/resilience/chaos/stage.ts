import { join } from 'node:path';
import { instantOf, type Timestamp } from '#kernel';
import { createKafkaBroker, loadTopics, type MessageBroker } from '#messaging';
import { directoryOf, loadRegistry, registryFile } from '#organizations';
import { localAccessTokens, showTime } from '#platform';
import { silentLog } from '#runtime';
import { type Cluster, startCluster, UnitSystems } from '../../../apps/standalone/index.js';
import { randomNumbers } from '../random.js';
import { Workload } from '../workload.js';
import { ChaosClient } from './chaos-client.js';
import { ChaosSenders } from './chaos-senders.js';
import { Faults } from './faults.js';
import { Figures } from './figures.js';

export interface ChaosStage {
  readonly cluster: Cluster;
  readonly broker: MessageBroker;
  readonly eventsTopic: string;
  readonly figures: Figures;
  readonly client: ChaosClient;
  readonly senders: ChaosSenders;
  readonly workload: Workload;
  readonly faults: Faults;
  readonly random: () => number;
  now(): Timestamp;
  /** Business time goes on by so much. */
  pass(ms: number): Promise<void>;
}

const counts = { api: 2, projector: 2, relay: 2, intake: 2, escalator: 2 };
const director = { account: 'director', role: 'director' } as const;

/** Two processes of each app, clients that do not give up, and a clock that can be moved on. */
export async function setStage(
  folder: string,
  seed: number,
  closing: AsyncDisposableStack,
  onStep: (step: string) => void,
  root?: string,
): Promise<ChaosStage> {
  let now = instantOf('2023-02-01', '09:00');
  const random = randomNumbers(seed);
  const cluster = await startCluster({ folder, counts, time: { now }, onStep, ...(root !== undefined && { root }) });
  closing.defer(() => cluster.stop());
  const figures = new Figures();
  const directory = directoryOf(await loadRegistry(registryFile('tongzhou')));
  const signed = new Map<string, string>();
  const addresses = cluster.named('api').map(({ address }) => address);
  const client = new ChaosClient(addresses, ({ account }) => signed.get(account)!, figures);
  const workload = new Workload(client, directory, random);
  const tokens = await localAccessTokens(join(folder, 'keys'));
  for (const actor of workload.actors()) signed.set(actor.account, await tokens.sign(actor, '2d'));
  const broker = createKafkaBroker({ brokers: cluster.kafka.brokers, clientId: 'chaos', log: silentLog });
  closing.defer(() => broker.close());
  const { commands, receipts, events } = await loadTopics(cluster.topicPrefix);
  const register = (unit: string, body: object): Promise<unknown> =>
    client.give({ actor: director, path: `/v1/units/${unit}/keys`, body, key: `key-${unit}` });
  const topics = { commands: commands.name, receipts: receipts.name };
  const systems = new UnitSystems(broker, topics, register, folder);
  const senders = new ChaosSenders(broker, systems, figures, () => now, workload.reported);
  await senders.listen(cluster.topicPrefix);
  closing.defer(() => senders.close());
  return {
    ...{ cluster, broker, eventsTopic: events.name, figures, client, senders, workload, random },
    faults: new Faults(cluster, randomNumbers(seed + 1)),
    now: () => now,
    async pass(ms) {
      now = new Date(Date.parse(now) + ms).toISOString();
      await showTime(cluster.clockFile, { now });
    },
  };
}
