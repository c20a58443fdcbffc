import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installEventStore } from '#event-store';
import { testDatabase, type TestDatabase } from '#testing';
import { showTime, shownTime, simulationClock } from './clock-file.js';
import { checkMark, markSimulation } from './mark.js';
import { sweepWhenRequested, whenSwept } from './sweeps.js';

const nine = '2023-02-01T01:00:00.000Z';
const ten = '2023-02-01T02:00:00.000Z';

describe('a database of a simulation', () => {
  let marked: TestDatabase;
  let real: TestDatabase;
  beforeAll(async () => {
    [marked, real] = await Promise.all([testDatabase(), testDatabase()]);
    await markSimulation(marked.connectionString);
    await installEventStore(real.connectionString);
  });
  afterAll(async () => void (await Promise.all([marked.close(), real.close()])));

  it('the database of a simulation accepts a simulation clock and no other', async () => {
    await checkMark(marked.connectionString, true);
    await expect(checkMark(marked.connectionString, false)).rejects.toMatchObject({
      code: 'SIMULATION_WITHOUT_CLOCK',
    });
  });

  it('a real database refuses a simulation clock', async () => {
    await checkMark(real.connectionString, false);
    await expect(checkMark(real.connectionString, true)).rejects.toMatchObject({
      code: 'SIMULATION_NOT_MARKED',
    });
  });

  it('only an empty database can be marked as that of a simulation, and it stays marked', async () => {
    await expect(markSimulation(real.connectionString)).rejects.toMatchObject({ code: 'SIMULATION_NOT_EMPTY' });
    await installEventStore(marked.connectionString);
    await markSimulation(marked.connectionString);
    await checkMark(marked.connectionString, true);
  });
});

describe('the clock of a simulation', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-clock-'));
    file = join(folder, 'clock.json');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('the clock of a simulation shows at once what was set last', async () => {
    const clock = simulationClock(file);
    for (const now of [nine, ten]) {
      await showTime(file, { now });
      expect(clock.now()).toBe(now);
    }
  });

  it('the clock of a simulation says what it expects when its file is not valid', async () => {
    await writeFile(file, '{"now":"yesterday"}');
    expect(() => shownTime(file)).toThrow(expect.objectContaining({ code: 'SIMULATION_CLOCK_UNREADABLE' }));
    expect(() => shownTime(join(folder, 'none'))).toThrow(/ENOENT/);
  });

  it('each sweep that is asked for is made once, and again while it fails', async () => {
    const enough = new AbortController();
    const swept: string[] = [];
    await showTime(file, { now: nine, sweepAt: null });
    const sweeping = sweepWhenRequested(file, async (at) => ({ failed: swept.push(at) === 1 ? 1 : 0 }), enough.signal);
    for (const at of [nine, ten]) {
      await showTime(file, { now: at, sweepAt: at });
      expect(await whenSwept(file, at, 10_000)).toBe(true);
    }
    enough.abort();
    await sweeping;
    expect(swept).toEqual([nine, nine, ten]);
  });
});
