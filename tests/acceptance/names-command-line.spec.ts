import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unitStream } from '#organizations/contract';
import { announceRunning } from '#platform';
import { planStream } from '#plans/contract';
import { storedEvent } from '#testing';
import { ran, type Ran } from '../../apps/cli/spec/ran.js';
import { type Harness, startHarness } from './harness.js';
import { expectDone, planDocument, posts, units } from './plans.js';

describe('units and posts on the command line', () => {
  let harness: Harness;
  let folder: string;
  let planId: string;

  beforeAll(async () => {
    harness = await startHarness();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-names-command-line-'));
    await announceRunning(harness.dataDirectory, {
      ...{ pid: process.pid, address: harness.address, clockStart: null, startedAt: harness.clock.now() },
      ...{ eventStoreUrl: harness.connectionString, readDatabaseUrl: harness.connectionString },
    });
    const director = await harness.as('director');
    for (const unitId of [units.commerce, units.finance])
      await harness.store.append([
        {
          ...{ stream: unitStream(unitId), expectedRevision: 'any' },
          events: [storedEvent('UnitAliasAdded', { unitId, alias: '两家之一' })],
        },
      ]);
    for (const [postId, person] of [
      ['fu-qu-zhang-1', '副区长甲'],
      ['fu-qu-zhang-2', '副区长乙'],
    ]) {
      expectDone(await director.post('/v1/posts', { postId, title: '副区长' }));
      expectDone(await director.post(`/v1/posts/${postId}/holders`, { person, on: '2022-01-01' }));
    }
    const tasks = [
      { text: '一般公共预算收入增长3%。', units: '区财镇局', leader: '郑浩' },
      { text: '推进九德路改建。' },
    ];
    await writeFile(join(folder, 'plan.txt'), planDocument(tasks, '2023年通州区命名工作方案', 31));
    planId = /p[0-9a-f]{12}/.exec((await run('import', 'plan.txt')).out)![0];
  });
  afterAll(async () => {
    await harness.close();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]): Promise<Ran> =>
    ran(args, { env: { ZHEZI_DATA: harness.dataDirectory }, width: Infinity, folder });
  async function actorOf(...args: string[]) {
    const { code, out, err } = await run('token', ...args);
    expect([code, err]).toEqual([0, '']);
    return harness.tokens.verify(out.trim());
  }
  async function refused(...args: string[]): Promise<string> {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([1, '']);
    return err;
  }

  it.each(['区商务局', units.commerce, ' 区 商务局 '])('a token is for the unit that is named as %j', async (name) => {
    expect(await actorOf('--role', 'clerk', '--unit', name)).toMatchObject({ role: 'clerk', unit: units.commerce });
  });

  it.each(['区领导（一）', '区领导(一)', posts.first, '郑皓'])(
    'a token is for the post that is named as %j',
    async (name) => {
      const actor = await actorOf('--role', 'leadingOfficial', '--post', name);
      expect(actor).toMatchObject({ account: '区领导（一）', role: 'leadingOfficial', post: posts.first });
    },
  );

  it('a token for a unit by what two are called is refused with both', async () => {
    const err = await refused('token', '--role', 'clerk', '--unit', '两家之一');
    expect(err).toMatch(
      /^未完成：“两家之一”可指多个单位：(区商务局、区财政局|区财政局、区商务局)。.*\[UNIT_AMBIGUOUS\]\n$/,
    );
    const english = await refused('--lang', 'en', 'token', '--role', 'clerk', '--unit', '两家之一');
    expect(english).toMatch(/any of these units: (区商务局, 区财政局|区财政局, 区商务局)\. .*\[UNIT_AMBIGUOUS\]\n$/);
  });

  it('a token for a post by a title that two have is refused with both and who holds them', async () => {
    const err = await refused('token', '--role', 'leadingOfficial', '--post', '副区长');
    expect(err).toMatch(/“副区长”可指多个职务：副区长（副区长甲）、副区长（副区长乙）。.*\[POST_AMBIGUOUS\]\n$/);
    expect(await actorOf('--role', 'leadingOfficial', '--post', '副区长乙')).toMatchObject({ post: 'fu-qu-zhang-2' });
  });

  it('a token for a unit or a post that nobody knows is refused with the nearest', async () => {
    expect(await refused('token', '--role', 'clerk', '--unit', '区财局')).toMatch(/区财政局.*\[UNIT_UNKNOWN\]\n$/);
    expect(await refused('token', '--role', 'leadingOfficial', '--post', '郑浩')).toMatch(
      /区领导（一）（郑皓）.*\[POST_UNKNOWN\]\n$/,
    );
  });

  it('zhezi correct refuses a unit by what two are called with both, and changes nothing', async () => {
    for (const change of [
      ['--unit', '区财镇局=两家之一'],
      ['--add-unit', '两家之一:协办'],
    ]) {
      const err = await refused('correct', planId, '1', ...change);
      expect(err).toMatch(/^未完成：“两家之一”可指多个单位：[^[]*区财政局[^[]*\[UNIT_AMBIGUOUS\]\n$/);
    }
    expect(await refused('correct', planId, '1', '--leader', '郑浩=副区长')).toMatch(
      /可指多个职务：[^[]*副区长甲[^[]*\[POST_AMBIGUOUS\]\n$/,
    );
    expect((await run('plan', planId)).out).toContain('“区财镇局”');
  });

  it('zhezi correct takes the other name of a unit and the title of a post, and the draft has their ids', async () => {
    const changes = ['--unit', '区财镇局=区财政局', '--add-unit', '区商务局:协办', '--leader', '郑浩=区领导（一）'];
    const { code, out, err } = await run('correct', planId, '1', ...changes);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('第 1 项（');
    const events = await harness.store.readStream(planStream(planId));
    const corrected = events.filter(({ type }) => type === 'PlanCorrected');
    const text = JSON.stringify(corrected.map(({ data }) => data));
    for (const id of [units.finance, units.commerce, posts.first]) expect(text).toContain(`"${id}"`);
  });
});
