import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { KafkaServerError } from './errors.mjs';

const mavenCentral = 'https://repo1.maven.org/maven2';
const atOnce = 6;
const attempts = 4;

/** The broker's jars as `lock.mjs` wrote them down: `{ kafka, jars: [{ path, size, sha256 }] }`. */
export const readLock = async () => JSON.parse(await readFile(join(import.meta.dirname, 'jars.lock.json'), 'utf8'));

/**
 * The paths of all jars, each read through and found to be the one of the lock file; what is missing is fetched first.
 * @param {{ env?: NodeJS.ProcessEnv, onProgress?: (progress: { bytes: number, of: number }) => void }} [options]
 */
export async function verifiedJars({ env = process.env, onProgress = () => undefined } = {}) {
  const { kafka, jars } = await readLock();
  const folder = join(cacheFolder(env), kafka);
  await mkdir(folder, { recursive: true });
  const found = await Promise.all(jars.map(async (jar) => ({ jar, isThere: await isWhole(fileOf(folder, jar), jar) })));
  const missing = found.filter(({ isThere }) => !isThere).map(({ jar }) => jar);
  const repository = (env.MAVEN_REPOSITORY || mavenCentral).replace(/\/+$/, '');
  const progress = { bytes: 0, of: missing.reduce((sum, { size }) => sum + size, 0) };
  const advance = (bytes) => onProgress({ ...progress, bytes: (progress.bytes += bytes) });
  const queue = missing.values();
  const worker = async () => {
    for (const jar of queue) await fetchJar({ jar, folder, repository, advance });
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return jars.map((jar) => fileOf(folder, jar));
}

/** Outside the checkout, so that one download serves all of them: ZHEZI_KAFKA_CACHE, else the system's cache folder. */
export function cacheFolder(env) {
  if (env.ZHEZI_KAFKA_CACHE) return env.ZHEZI_KAFKA_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'zhezi-kafka');
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'zhezi-kafka');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zhezi-kafka');
}

const fileOf = (folder, { path }) => join(folder, basename(path));

async function isWhole(file, { size, sha256 }) {
  const found = await stat(file).catch(() => undefined);
  return found?.size === size && (await digestOf(file)) === sha256;
}

async function digestOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function fetchJar({ jar, folder, repository, advance }) {
  const file = fileOf(folder, jar);
  const part = await adoptPart(file);
  const url = `${repository}/${jar.path}`;
  for (let attempt = 1; ; attempt++) {
    const failure = await fetchRest(url, part, jar, advance).catch((error) => error.cause?.message ?? error.message);
    if (!failure) return rename(part, file);
    if (attempt === attempts) {
      const advice = 'see to the network, or name another repository with MAVEN_REPOSITORY; what has arrived is kept';
      throw new KafkaServerError('KAFKA_DOWNLOAD_FAILED', `${url}: ${failure}`, advice);
    }
  }
}

/** What an ended process has fetched of the file is gone on with; a living one keeps its own. */
async function adoptPart(file) {
  const mine = `${file}.part.${process.pid}`;
  const prefix = `${basename(file)}.part.`;
  const names = await readdir(join(file, '..'));
  for (const name of names.filter((one) => one.startsWith(prefix) && !isAlive(Number(one.slice(prefix.length))))) {
    await rename(join(file, '..', name), mine).catch(() => undefined);
  }
  return mine;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Undefined when the file is whole, else what is wrong with it. A file with other content is thrown away. */
async function fetchRest(url, part, jar, advance) {
  let have = (await stat(part).catch(() => ({ size: 0 }))).size;
  if (have < jar.size) {
    const answer = await globalThis.fetch(url, have > 0 ? { headers: { range: `bytes=${have}-` } } : {});
    if (!answer.ok) return `HTTP ${answer.status}`;
    if (answer.status !== 206) have = 0;
    advance(have);
    const counted = async function* (chunks) {
      for await (const chunk of chunks) {
        advance(chunk.length);
        yield chunk;
      }
    };
    await pipeline(answer.body, counted, createWriteStream(part, { flags: have > 0 ? 'a' : 'w' }));
  }
  const found = await digestOf(part);
  if (found === jar.sha256) return undefined;
  await rm(part, { force: true });
  return `expected content with SHA-256 ${jar.sha256}, found ${found}`;
}
