import { spawn } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { KafkaServerError } from './errors.mjs';

const startSeconds = 120;
const readyLine = 'Kafka Server started';

/** Starts the broker's process in a folder that holds its settings, and waits until it serves. */
export async function startNode({ java, jars, folder, heapMb }) {
  const logFile = join(folder, 'server.log');
  const log = await open(logFile, 'a');
  const from = (await log.stat()).size;
  const flags = [
    `-Xmx${heapMb}m`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1', // it lives for minutes: compiling quickly is worth more than compiling well
    '-XX:+ExitOnOutOfMemoryError',
    '-Djava.awt.headless=true',
    `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.properties')}`,
  ];
  const child = spawn(java, [...flags, '-cp', jars.join(delimiter), 'kafka.Kafka', join(folder, 'server.properties')], {
    cwd: folder,
    stdio: ['ignore', log.fd, log.fd],
    detached: true, // Ctrl-C goes to our process group; we stop the broker after our own work
  });
  const node = { child, pid: child.pid, isAlive: true, ended: new Promise((resolve) => child.once('close', resolve)) };
  child.on('error', () => undefined);
  child.unref();
  void node.ended.then(() => (node.isAlive = false));
  await log.close();
  if (node.pid) await writeFile(join(folder, 'pid'), String(node.pid)); // for whoever cleans up after us
  await isReady(node, logFile, from);
  return node;
}

async function isReady(node, logFile, from) {
  const until = performance.now() + startSeconds * 1000;
  for (;;) {
    const text = (await readFile(logFile)).subarray(from).toString();
    if (text.includes(readyLine)) return;
    if (!node.isAlive) throw startFailed('the broker ended while starting', text, logFile);
    if (performance.now() > until) {
      signal(node, 'SIGKILL');
      throw startFailed(`not ready after ${startSeconds} s`, text, logFile);
    }
    await delay(20);
  }
}

function startFailed(what, text, logFile) {
  const last = text.trim().split('\n').slice(-20).join('\n');
  const found = `${what}; it said:\n${last || '(nothing)'}`;
  return new KafkaServerError('KAFKA_START_FAILED', found, `read the lines above; the whole log is ${logFile}`);
}

/** SIGTERM lets the broker end in order; one that does not within 15 s is killed. */
export async function stopNode(node) {
  signal(node, 'SIGTERM');
  const patience = new globalThis.AbortController();
  const late = delay(15_000, 'late', { signal: patience.signal, ref: false }).catch(() => 'ended');
  if ((await Promise.race([node.ended, late])) === 'late') signal(node, 'SIGKILL');
  patience.abort();
  await node.ended;
}

export async function killNode(node) {
  signal(node, 'SIGKILL');
  await node.ended;
}

function signal(node, name) {
  node.child.ref(); // its end is awaited from here on
  try {
    if (node.isAlive) process.kill(node.pid, name);
  } catch {
    // gone meanwhile
  }
}

/** Ports of the loopback interface that are free now, all different. */
export async function freePorts(count) {
  const probes = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

const listenAnywhere = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => resolve(probe));
  });
