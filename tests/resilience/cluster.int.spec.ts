import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlayedCluster, playCluster } from '../../apps/standalone/index.js';
import { buildProject, type BuiltProject } from './built-project.js';

describe('the first weeks of the demo year on one process per app', () => {
  let project: BuiltProject;
  let folder: string;
  let played: PlayedCluster;

  beforeAll(async () => {
    project = await buildProject();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-cluster-'));
    await chmod(folder, 0o755);
    const options = { json: true, keep: false, language: 'en', until: '2023-03-01' } as const;
    played = await playCluster({ ...options, folder: join(folder, 'data') }, project.root);
  }, 600_000);
  afterAll(async () => {
    await played?.stop();
    await Promise.all([project?.remove(), rm(folder, { recursive: true, force: true })]);
  }, 120_000);

  it('the first weeks of the demo year leave the same rows and events on one process per app as in one process', () => {
    const { tables, differences } = played.summary;
    expect(tables.flatMap(({ examples }) => examples)).toEqual([]);
    expect(differences).toBe(0);
    expect(tables.filter(({ rows }) => rows > 100).length).toBeGreaterThan(5);
  });

  it('commands of the demo year came by HTTP and by Kafka, through a process of each app', () => {
    const { commands, processes, reference, events } = played.summary;
    expect(processes.map(({ name }) => name).sort()).toEqual(
      ['api-1', 'escalator-1', 'intake-1', 'projector-1', 'relay-1'].sort(),
    );
    expect(commands.http).toBeGreaterThan(200);
    expect(commands.kafka).toBeGreaterThan(10);
    expect(events).toBeGreaterThan(reference.events);
  });

  it('rungs of the demo year fired at the hour that the clock of the simulation showed, and at no other', async () => {
    const rungs = [...played.year.tally.byRung.values()].reduce((sum, count) => sum + count, 0);
    expect(rungs).toBeGreaterThan(10);
  });
});
