import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Startup } from '#platform';
import { playCluster } from '../../apps/standalone/index.js';
import { buildProject, type BuiltProject } from './built-project.js';
import { failEachStep, failStep } from './starts/each-step.js';
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

  /** A start of the cluster, of which a few days alone are played, and what is left of it. */
  function clusterIn(name: string) {
    const own = join(folder, name);
    const options = { folder: own, json: true, keep: false, language: 'en', until: '2023-01-18' } as const;
    return {
      start: (startup: Startup) => playCluster(options, project.root, startup),
      leftOver: async () => [
        ...(await processesOf(own)),
        ...(await filesIn(folder, [`${name}.pid`])),
        ...(await filesIn(join(own, 'postgres'), ['owner.json'])),
        ...(await filesIn(join(own, 'reference'), ['running.json'])),
        ...(await filesIn(join(own, 'reference', 'postgres'), ['owner.json'])),
      ],
    };
  }

  it('the cluster ends every process of its own whichever step of its start fails', async () => {
    const found = await failEachStep({ ...clusterIn('cluster'), last: 'the simulated year' });
    expect(found).toEqual(
      expect.arrayContaining(['the Kafka broker', 'the projectors to be ready', 'the other processes to be ready']),
    );
  }, 600_000);

  it('the cluster ends every process of its own, and the one that it is compared with, when the comparison fails', async () => {
    await failStep('the comparison', clusterIn('played'));
  }, 600_000);
});
