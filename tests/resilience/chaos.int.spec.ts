import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject, type BuiltProject } from './built-project.js';
import { type ChaosResult, runChaos } from './chaos/run-chaos.js';

/** The short form of `npm run chaos`. */
describe('two processes of each app, killed again and again under load', () => {
  let project: BuiltProject;
  let folder: string;
  let result: ChaosResult;

  beforeAll(async () => {
    project = await buildProject();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-chaos-'));
    await chmod(folder, 0o755);
    const load = { minutes: 0.75, rate: 30, every: 5, checkEvery: 1, seed: 20_230_117 };
    result = await runChaos({ ...load, folder, root: project.root, say: () => undefined });
  }, 900_000);
  afterAll(async () => {
    await Promise.all([project?.remove(), rm(folder, { recursive: true, force: true })]);
  }, 120_000);

  it('the processes were under load, and faults happened', () => {
    const { figures, faults } = result;
    expect(figures.accepted).toBeGreaterThan(300);
    expect(figures.byKafka).toBeGreaterThan(50);
    expect(faults.kill! + faults.broker! + faults.backends!).toBeGreaterThan(4);
  });

  it('two processes of each app keep every promise while they are killed again and again under load', () => {
    expect(result.checks.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(result.checks.every(({ of }) => of > 0)).toBe(true);
  });
});
