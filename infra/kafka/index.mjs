import { access, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KafkaServerError } from './errors.mjs';
import { startGuardian } from './guardian.mjs';
import { verifiedJars } from './jars.mjs';
import { findJava } from './java.mjs';
import { freePorts, killNode, startNode, stopNode } from './node.mjs';
import { certificateOf, checkUser, formatWithUser, makeCertificate } from './security.mjs';
import { metaProperties, newId, serverProperties } from './settings.mjs';

export { KafkaServerError };

const attempts = 5;

/** @type {typeof import('./index.mjs').startKafka} */
export async function startKafka(options) {
  const { folder, port = 0, heapMb = 256, outliveUs = false, env = process.env, onProgress, user } = options;
  if (user) checkUser(user);
  const home = resolve(folder);
  const java = await findJava(env);
  const jars = await verifiedJars({ env, ...(onProgress && { onProgress }) });
  await (user ? formatSecure({ home, java, jars, user }) : format(home));
  const start = async () => guarded(await startNode({ java, jars, folder: home, heapMb }), outliveUs);
  const first = await startOnFreePorts({ home, user }, port, start);
  let { current } = first;
  const end = async (how) => {
    current.dismiss();
    await how(current.node);
  };
  return {
    brokers: [`127.0.0.1:${first.port}`],
    ...(user && { secure: { brokers: [`127.0.0.1:${first.securePort}`], caFile: certificateOf(home) } }),
    get pid() {
      return current.node.pid;
    },
    stop: () => end(stopNode),
    kill: () => end(killNode),
    async restart() {
      await end(stopNode);
      current = await patiently(start);
    },
  };
}

const guarded = (node, outliveUs) => ({ node, dismiss: outliveUs ? () => undefined : startGuardian(node.pid) });

/** A folder that has data keeps them. */
async function format(home) {
  const data = join(home, 'data');
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'meta.properties'), metaProperties(), { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** The same, with a user who may sign in, and a certificate. */
async function formatSecure({ home, java, jars, user }) {
  const isFormatted = await access(join(home, 'data', 'meta.properties')).then(
    () => true,
    () => false,
  );
  await mkdir(join(home, 'data'), { recursive: true });
  await makeCertificate(java, home);
  if (isFormatted) return;
  const [port, securePort, controllerPort] = await freePorts(3); // the tool reads them, and leaves them alone
  await writeSettings({ home, user, port, securePort, controllerPort });
  await formatWithUser({ java, classpath: jars.join(delimiter), folder: home, clusterId: newId(), user });
}

const writeSettings = ({ home, ...ports }) =>
  writeFile(join(home, 'server.properties'), serverProperties({ folder: home, ...ports }), { mode: 0o600 });

/** Another process may take a free port before the broker does; then others are tried. A port that was asked for is kept. */
async function startOnFreePorts({ home, user }, asked, start) {
  for (let attempt = 1; ; attempt++) {
    const [free, controllerPort, securePort] = await freePorts(3);
    const port = asked || free;
    await writeSettings({ home, user, port, securePort, controllerPort });
    try {
      return { port, securePort, current: await start() };
    } catch (error) {
      if (asked || attempt === attempts || !isPortTaken(error)) throw error;
    }
  }
}

/** The port of a broker that has just ended may be taken for a moment. */
async function patiently(start) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === attempts || !isPortTaken(error)) throw error;
      await delay(200 * attempt);
    }
  }
}

const isPortTaken = (error) => error instanceof KafkaServerError && /Address already in use/.test(error.message);
