import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Startup } from '#platform';
import { playCluster } from '../../apps/standalone/index.js';
import { buildProject, type BuiltProject } from './built-project.js';
import { failEachStep } from './starts/each-step.js';
import { filesIn } from './starts/left-over.js';

/** Processes that name the folder in their command line or their environment. */
async function processesOf(folder: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const texts = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      return texts.some((text) => text.includes(folder)) ? [`process ${pid} ${texts[0]!.slice(0, 80)}`] : [];
    }),
  );
  return found.flat();
}

describe('the start of the cluster on one machine', () => {
  let project: BuiltProject;
  let folder: string;

  beforeAll(async () => {
    project = await buildProject();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-cluster-starts-'));
    await chmod(folder, 0o755);
  }, 120_000);
  afterAll(async () => {
    await project.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('the cluster ends every process of its own whichever step of its start fails', async () => {
    const own = join(folder, 'cluster');
    const options = { folder: own, json: true, keep: false, language: 'en' } as const;
    const start = (startup: Startup) => playCluster(options, project.root, startup);
    const leftOver = async () => [
      ...(await processesOf(own)),
      ...(await filesIn(folder, ['cluster.pid'])),
      ...(await filesIn(join(own, 'postgres'), ['owner.json'])),
    ];
    const found = await failEachStep({ start, leftOver, last: 'the simulated year' });
    expect(found).toEqual(
      expect.arrayContaining(['the Kafka broker', 'the projectors to be ready', 'the other processes to be ready']),
    );
  }, 600_000);
});
