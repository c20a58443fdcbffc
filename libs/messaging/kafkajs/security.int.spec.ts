import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { silentLog } from '#runtime';
import { ownKafka, type OwnKafka } from '#testing';
import type { ReceivedMessage } from '../port.js';
import type { ClientOptions } from './client.js';
import { createKafkaBroker } from './create.js';

const user = { username: 'zhezi', password: 'right-password' };
const topic = { name: 'guarded', partitions: 1, replicas: 1, minInSyncReplicas: 1, settings: {} };

describe('Kafka over TLS, signed in', () => {
  let kafka: OwnKafka;
  let ca: string;
  beforeAll(async () => {
    kafka = await ownKafka({ user });
    ca = await readFile(kafka.secure!.caFile, 'utf8');
  }, 180_000);
  afterAll(() => kafka.stop(), 60_000);

  const brokerBy = (security: Pick<ClientOptions, 'tls' | 'sasl'>) =>
    createKafkaBroker({ brokers: kafka.secure!.brokers, clientId: 'test', log: silentLog, ...security });

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'Kafka over TLS takes and delivers messages after signing in by %s',
    async (mechanism) => {
      const broker = brokerBy({ tls: { ca }, sasl: { mechanism, ...user } });
      await broker.ensureTopics([topic]);
      await broker.publish(topic.name, [{ key: 'k', value: Buffer.from(mechanism), headers: {} }]);
      const last = await new Promise<ReceivedMessage>((resolve) => {
        broker.consume({
          group: `g-${mechanism}`,
          topic: topic.name,
          startOf: async () => null,
          handle: async ({ messages, next, end }) => (next === end ? resolve(messages.at(-1)!) : undefined),
          onFailure: () => 'stop',
        });
      });
      expect(last.value.toString()).toBe(mechanism);
      await broker.close();
    },
  );

  it.each([
    [
      'a wrong password by SCRAM',
      () => ({ tls: { ca }, sasl: { mechanism: 'scram-sha-512', ...user, password: 'x' } as const }),
    ],
    [
      'a wrong password by PLAIN',
      () => ({ tls: { ca }, sasl: { mechanism: 'plain', ...user, password: 'x' } as const }),
    ],
    ['no user signed in', () => ({ tls: { ca } })],
    ['no TLS', () => ({ sasl: { mechanism: 'plain', ...user } as const })],
    ['a certificate that nobody vouches for', () => ({ tls: {}, sasl: { mechanism: 'plain', ...user } as const })],
  ])(
    'a connection to Kafka with %s is refused, and the error says that the cluster cannot be used',
    async (_, security) => {
      const broker = brokerBy(security());
      await expect(broker.ensureTopics([topic])).rejects.toMatchObject({ code: 'BROKER_UNREACHABLE' });
      await broker.close();
    },
  );
});
