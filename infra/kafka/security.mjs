import { execFile } from 'node:child_process';
import { access, chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { KafkaServerError } from './errors.mjs';

const run = promisify(execFile);

/** What guards the key is the mode of its file; Java asks for a password all the same. */
export const keystorePassword = 'beside-the-key';

export const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/** Where the broker's key lies, and the certificate that clients are to believe. */
export const keystoreOf = (folder) => join(folder, 'broker.p12');
export const certificateOf = (folder) => join(folder, 'broker.pem');

/** A key and a certificate for the loopback interface, made by Java's own tool; those that are there are kept. */
export async function makeCertificate(java, folder) {
  const keystore = keystoreOf(folder);
  if (await isThere(certificateOf(folder))) return;
  const keytool = java === 'java' ? java.replace('java', 'keytool') : join(dirname(java), 'keytool');
  const store = ['-alias', 'broker', '-keystore', keystore, '-storetype', 'PKCS12', '-storepass', keystorePassword];
  const subject = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=ip:127.0.0.1,dns:localhost', '-validity', '3650'];
  await toldBy(keytool, ['-genkeypair', ...store, '-keyalg', 'EC', '-groupname', 'secp256r1', ...subject]);
  await chmod(keystore, 0o600);
  const { stdout } = await toldBy(keytool, ['-exportcert', '-rfc', ...store]);
  await writeFile(certificateOf(folder), stdout);
}

/** Formats the folder by Kafka's own tool, which writes the user's SCRAM credentials into its first records. */
export function formatWithUser({ java, classpath, folder, clusterId, user }) {
  const { username, password } = user;
  const users = mechanisms
    .filter((mechanism) => mechanism.startsWith('SCRAM'))
    .flatMap((mechanism) => ['--add-scram', `${mechanism}=[name="${username}",password="${password}"]`]);
  const settings = ['-c', join(folder, 'server.properties'), `--cluster-id=${clusterId}`];
  const flags = [
    '-XX:TieredStopAtLevel=1',
    `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.properties')}`,
  ];
  return toldBy(java, [...flags, '-cp', classpath, 'kafka.tools.StorageTool', 'format', ...settings, ...users]);
}

/** A second listener: encrypted, and only for who signs in. */
export function secureSettings(folder, { username, password }) {
  const login = 'org.apache.kafka.common.security';
  return {
    'sasl.enabled.mechanisms': mechanisms.join(','),
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_${username}="${password}";`,
    'listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': keystoreOf(folder),
    'ssl.keystore.password': keystorePassword,
  };
}

/** Both are written into settings between quotation marks. */
export function checkUser({ username, password }) {
  if (/^[\w-]{1,64}$/.test(username) && /^[\w-]{1,64}$/.test(password)) return;
  const advice = 'use up to 64 letters, digits, _ and - for each';
  throw new KafkaServerError('KAFKA_USER_INVALID', 'the name or the password of the user has other signs', advice);
}

const isThere = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

async function toldBy(program, args) {
  return run(program, args).catch((error) => {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n').slice(-5).join('\n');
    throw new KafkaServerError('KAFKA_START_FAILED', `${program}: ${said || error.message}`, 'read the lines above');
  });
}
