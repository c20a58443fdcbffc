import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KafkaServerError } from './errors.mjs';

/** What Kafka 4's broker was compiled for. */
const oldestJava = 17;
const advice = `install a Java runtime of version ${oldestJava} or newer, or name one with JAVA_HOME`;

/** The program that runs the broker: of JAVA_HOME, else of the path. */
export async function findJava(env = process.env) {
  const java = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const said = await promisify(execFile)(java, ['-version'], { env }).catch((error) => {
    const reason = error.code === 'ENOENT' ? 'it does not exist' : (error.stderr ?? error.message).trim();
    throw new KafkaServerError('KAFKA_NO_JAVA', `${java} cannot be run: ${reason}`, advice);
  });
  const version = versionOf(said.stderr + said.stdout);
  if (version >= oldestJava) return java;
  throw new KafkaServerError('KAFKA_OLD_JAVA', `${java} is Java ${version}, expected ${oldestJava} or newer`, advice);
}

/** `openjdk version "17.0.15"` is 17, `java version "1.8.0_402"` is 8. */
export function versionOf(text) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(first === '1' ? second : first);
}
