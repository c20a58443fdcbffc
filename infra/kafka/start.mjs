// `npm run -s kafka:local`: a broker for people, until Ctrl-C. Options: --port N (default 9092), --folder PATH (default .zhezi/kafka).
// Exit code 1 with a sentence when it cannot start.
import { join, resolve } from 'node:path';
import { setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { startKafka } from './index.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9092' },
    folder: { type: 'string', default: join(import.meta.dirname, '..', '..', '.zhezi', 'kafka') },
  },
});

/** `npm run` starts this in the project's folder; INIT_CWD is where the person stands. */
const folder = resolve(process.env.INIT_CWD ?? '.', values.folder);
const mb = (bytes) => (bytes / 1e6).toFixed(1);
const isTerminal = process.stderr.isTTY;
let said = -1;

function onProgress({ bytes, of }) {
  const tenth = Math.floor((10 * bytes) / of);
  if (isTerminal) process.stderr.write(`\rfetching Kafka: ${mb(bytes)} of ${mb(of)} MB `);
  else if (tenth > said) process.stderr.write(`fetching Kafka: ${mb(bytes)} of ${mb(of)} MB\n`);
  said = tenth;
}

try {
  const kafka = await startKafka({ folder, port: Number(values.port), onProgress });
  const end = () => void kafka.stop().then(() => process.exit(0));
  process.on('SIGINT', end).on('SIGTERM', end);
  console.log(`Kafka answers on ${kafka.brokers[0]}; its data and log are in ${folder}. Ctrl-C ends it.`);
  setInterval(() => undefined, 1 << 30); // the broker is a process of its own and does not keep this one alive
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
