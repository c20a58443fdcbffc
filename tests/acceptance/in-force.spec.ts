import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chineseWorkCalendar } from '#escalation';
import { processConfiguration } from '#platform';
import { projectRoot, silentLog } from '#runtime';
import { ran, type Ran } from '../../apps/cli/spec/ran.js';
import { type Standalone, startStandalone } from '../../apps/standalone/index.js';
import { welcome } from '../../apps/standalone/welcome.js';

/** Each step needs the one before it. */
describe('what is in force in an office of its own', () => {
  let folder: string;
  let standalone: Standalone | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-in-force-'));
    await chmod(folder, 0o755);
    const template = await readFile(join(projectRoot(), 'seeds/templates/directory.json'), 'utf8');
    const { units, posts } = JSON.parse(template) as { units: object[]; posts: object[] };
    await write('anlan.json', { units, posts });
    const more = { unitId: 'xian-shu-ju-ju', name: '县数据局', kind: 'department' };
    await write('more.json', { city: '安澜县', units: [...units, more], posts });
    await write('other-city.json', { city: '临川县', units: [...units, more], posts });
    const policy = await readFile(join(projectRoot(), 'seeds/policies/default-1.json'), 'utf8');
    await write('policy.json', { ...(JSON.parse(policy) as object), id: 'anlan', version: 3, title: '安澜县督办阶梯' });
  });
  afterAll(async () => {
    await standalone?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const write = (name: string, content: object): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(content, null, 2));
  const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ZHEZI_DATA: join(folder, 'data'),
    ZHEZI_HTTP_PORT: '0',
    ZHEZI_LOG_LEVEL: 'silent',
    ...more,
  });

  const zhezi = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    ran(args, { env: env(more), width: Infinity, folder });

  async function start(more: NodeJS.ProcessEnv = {}): Promise<string> {
    await standalone?.stop();
    const configuration = processConfiguration(env(more));
    standalone = await startStandalone({ configuration, log: silentLog });
    return welcome(standalone, configuration);
  }

  async function me(): Promise<unknown> {
    const token = await standalone!.accessTokens.sign({ account: 'a', role: 'auditor' }, '1h');
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${standalone!.address}/v1/me`, { headers })).json();
  }

  const directory = '\n登记簿     安澜县，6 个单位，2 个职务\n';
  const calendar = chineseWorkCalendar().version;
  const policy = `督办政策   安澜县督办阶梯（anlan@3），日历 ${calendar}\n`;

  it('zhezi doctor says directly after zhezi init what the first start will find', async () => {
    const settled = await zhezi(['init', '--city', '安澜县', '--directory', 'anlan.json', '--policy', 'policy.json']);
    expect([settled.code, settled.err]).toEqual([0, '']);
    const { code, out, err } = await zhezi(['doctor']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`\n进程       没有运行${directory}${policy}`);
    expect(out).toContain('\n时限       逾期未触发 0 项，下一个 无\n');
    expect(out).toMatch(/一切正常。\n$/);
    const { out: asJson } = await zhezi(['doctor', '--json']);
    expect(JSON.parse(asJson)).toMatchObject({
      process: null,
      inForce: {
        city: '安澜县',
        directory: { units: 6, posts: 2, file: join(folder, 'data', 'office-directory.json') },
        policy: { version: 'anlan@3', title: '安澜县督办阶梯' },
        notices: [],
      },
      clocks: { overdueTasks: 0, oldest: null, next: null },
      complaints: [],
    });
  });

  it('banner, GET /v1/me and zhezi doctor say of a process of the office what is in force, without a variable', async () => {
    const banner = await start();
    expect(banner).toMatch(/^折子已启动：安澜县\n/);
    expect(banner).toContain(
      `  登记簿     6 个单位，2 个职务\n  督办政策   安澜县督办阶梯（anlan@3）\n  工作日历   ${calendar}\n`,
    );
    expect(banner).not.toContain('注意');
    expect(await me()).toMatchObject({
      city: '安澜县',
      directory: { units: 6, posts: 2 },
      policy: { version: 'anlan@3', title: '安澜县督办阶梯' },
      calendar,
    });
    const { code, out } = await zhezi(['doctor']);
    expect([code, out]).toEqual([0, expect.stringContaining(`${directory}${policy}`)]);
  });

  it('banner and zhezi doctor say what another file has more, until zhezi directory apply has registered it', async () => {
    const named = { ZHEZI_DIRECTORY: join(folder, 'more.json') };
    const notice = '另有 1 个单位未登记；用 zhezi directory apply';
    expect(await start(named)).toContain(`注意：登记簿文件 ${join(folder, 'more.json')} ${notice}`);
    const before = await zhezi(['doctor']);
    expect([before.code, before.out]).toEqual([1, expect.stringContaining(notice)]);
    const applied = await zhezi(['directory', 'apply', 'more.json', '--as', '赵主任']);
    expect([applied.code, applied.out]).toEqual([0, '已登记：1 个单位。\n']);
    const after = await zhezi(['doctor']);
    expect([after.code, after.out]).toEqual([0, expect.stringContaining('安澜县，7 个单位，2 个职务')]);
    expect(await me()).toMatchObject({ city: '安澜县', directory: { units: 7, posts: 2 } });
  });

  it('banner and zhezi doctor say that a file is of another city, and do not say to register it', async () => {
    const banner = await start({ ZHEZI_DIRECTORY: join(folder, 'other-city.json') });
    expect(banner).toMatch(/^折子已启动：安澜县\n.*注意：.*属于临川县，数据属于安澜县；没有登记文件中的内容。/s);
    expect(banner).not.toContain('directory apply');
    const { code, out } = await zhezi(['doctor']);
    expect([code, out]).toEqual([1, expect.stringMatching(/安澜县，7 个单位.*✗ .*属于临川县，数据属于安澜县/s)]);
    expect(out).not.toContain('directory apply');
  });

  it('zhezi doctor says the same when the process has ended', async () => {
    await standalone!.stop();
    standalone = undefined;
    const { code, out } = await zhezi(['doctor']);
    expect([code, out]).toEqual([0, expect.stringContaining('安澜县，7 个单位，2 个职务')]);
  });
});
