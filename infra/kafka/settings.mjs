import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { secureSettings } from './security.mjs';

/** A cluster's or a directory's id as Kafka writes it: 16 bytes in base64url. */
export const newId = () => randomBytes(16).toString('base64url');

/** One node that is broker and controller, small enough to run beside a database on two cores. Everything else is Kafka's default. */
export function serverProperties({ folder, port, controllerPort, user, securePort }) {
  const open = [`PLAINTEXT://127.0.0.1:${port}`, ...(user ? [`SASL_SSL://127.0.0.1:${securePort}`] : [])];
  return propertiesFile({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: [...open, `CONTROLLER://127.0.0.1:${controllerPort}`].join(','),
    'advertised.listeners': open.join(','),
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': false,
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 2,
    'num.recovery.threads.per.data.dir': 2,
    'log.cleaner.dedupe.buffer.size': 4 << 20,
    ...(user && secureSettings(folder, user)),
  });
}

/** What Kafka's storage tool writes when it formats a folder for a quorum whose voters the settings name. */
export const metaProperties = () =>
  propertiesFile({ version: 1, 'cluster.id': newId(), 'node.id': 1, 'directory.id': newId() });

const propertiesFile = (properties) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${escaped(String(value))}\n`)
    .join('');

/** Such files are read as ISO 8859-1, with a backslash before what has a meaning. */
const escaped = (value) =>
  value
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
