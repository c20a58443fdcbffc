import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAccessTokens } from '#platform';
import { projectRoot } from '#runtime';
import { ran, type Ran } from './spec/ran.js';

const documents = join(projectRoot(), 'seeds', 'documents');
const plan2023 = join(documents, '002_d2e1d2fa9d54708a.txt');

let folder: string;

const run = (...args: string[]): Promise<Ran> =>
  ran(args, {
    env: { ZHEZI_DATA: folder, ZHEZI_HTTP_PORT: '1', ZHEZI_DIRECTORY: 'tongzhou' },
    ...{ width: 120, folder },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhezi-cli-'));
  await localAccessTokens(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('zhezi read', () => {
  it('zhezi read prints plans in the form of the hand-made labels', async () => {
    const { code, out, err } = await run('read', plan2023, '--json');
    expect([code, err]).toEqual([0, '']);
    const { plans } = JSON.parse(out) as { plans: { title: string; tasks: Record<string, unknown>[] }[] };
    expect(plans.map(({ tasks }) => tasks.length)).toEqual([138]);
    expect(plans[0]!.tasks[0]).toMatchObject({
      number: 1,
      leaders: ['郑皓'],
      units: [{ name: '区发展改革委', role: 'main' }],
      deadline: { kind: 'by', date: '2023-12-31' },
    });
  });

  it('zhezi read prints a table of tasks and findings', async () => {
    const { code, out } = await run('read', plan2023);
    expect(code).toBe(0);
    expect(out).toMatch(/138 项任务/);
    expect(out).toMatch(/^ +1 {2}实现地区生产总值增长5%左右。.*郑皓 +区发展改革委.*2023-12-31/m);
    const english = await run('--lang', 'en', 'read', plan2023);
    expect(english.out).toMatch(/138 tasks/);
  });

  it('zhezi read says in a sentence why a file is refused', async () => {
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(join(folder, 'letter.txt'), '各位同事：\n请查收。\n');
    await writeFile(join(folder, 'huge.docx'), '');
    await truncate(join(folder, 'huge.docx'), 200 * 1024 * 1024);
    await writeFile(join(folder, 'cut.docx'), Buffer.from('504b030414000600', 'hex'));
    for (const [file, pattern] of [
      ['huge.docx', /200 MB.*\[READ_TOO_LARGE\]/],
      ['cut.docx', /已损坏.*\[READ_ARCHIVE_BROKEN\]/],
      ['empty.txt', /没有内容.*\[READ_EMPTY_FILE\]/],
      ['letter.txt', /没有找到.*\[READ_NO_PLAN_FOUND\]/],
      ['absent.txt', /没有这个文件.*\[FILE_UNREADABLE\]/],
    ] as const) {
      const { code, out, err } = await run('read', file);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(pattern);
      expect(err).not.toMatch(/\n +at /);
    }
  });

  it('zhezi read chooses plans by title, and names those there are when none matches', async () => {
    expect((await run('read', plan2023, '--plan', '重点工作分工方案')).code).toBe(0);
    const { code, err } = await run('read', plan2023, '--plan', '民生实事');
    expect(code).toBe(1);
    expect(err).toMatch(/2023年.*重点工作分工方案.*\[PLAN_NOT_IN_FILE\]/);
  });
});

describe('zhezi token', () => {
  const actorOf = async (...args: string[]) => {
    const { code, out, err } = await run('token', ...args);
    expect([code, err]).toEqual([0, '']);
    return (await localAccessTokens(folder)).verify(out.trim());
  };

  it('zhezi token signs for each role what belongs to it', async () => {
    expect(await actorOf('--role', 'officer', '--account', 'li')).toEqual({ account: 'li', role: 'officer' });
    expect(await actorOf('--role', 'clerk', '--unit', '区财政局')).toMatchObject({ unit: 'qu-cai-zheng-ju' });
    expect(await actorOf('--role', '单位负责人', '--unit', 'qu-cai-zheng-ju')).toMatchObject({ role: 'unitHead' });
    const { posts } = JSON.parse(
      await readFile(join(projectRoot(), 'seeds', 'organizations', 'tongzhou.json'), 'utf8'),
    ) as { posts: { postId: string; holders: { person: string }[] }[] };
    const [post] = posts;
    expect(await actorOf('--role', 'leadingOfficial', '--post', post!.holders.at(-1)!.person)).toMatchObject({
      role: 'leadingOfficial',
      post: post!.postId,
    });
  });

  it('zhezi token proposes units with a similar name', async () => {
    const { code, err } = await run('token', '--role', 'clerk', '--unit', '区财政');
    expect(code).toBe(1);
    expect(err).toMatch(/区财政局.*\[UNIT_UNKNOWN\]/);
  });

  it.each([
    ['a role nobody has', ['--role', 'king'], /角色应为以下之一/],
    ['the system’s own role', ['--role', 'system'], /角色应为以下之一/],
    ['a clerk without unit', ['--role', 'clerk'], /^角色“clerk”（经办人）须用 --unit/],
    ['an officer with unit', ['--role', 'officer', '--unit', '区财政局'], /^角色“officer”（督查员）不属于单位/],
    ['a leader without post', ['--role', 'leadingOfficial'], /--post/],
    ['a validity that is none', ['--role', 'officer', '--expires', 'soon'], /有效期/],
    ['no role', [], /--role/],
  ])('zhezi token refuses %s as wrong usage', async (_, args, pattern) => {
    const { code, out, err } = await run('token', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(pattern);
  });
});

describe('zhezi', () => {
  it.each([
    [['--help'], 0],
    [['read', '--help'], 0],
    [[], 2],
    [['dance'], 2],
    [['read'], 2],
    [['read', 'a', 'b'], 2],
    [['read', 'a', '--loud'], 2],
    [['--lang', 'fr', 'doctor'], 2],
    [['rebuild', 'no-such-model'], 2],
    [['compare', 'no-such-model'], 2],
    [['retry'], 2],
    [['retry', 'no-such-model'], 2],
    [['rollback'], 2],
    [['rollback', 'no-such-model'], 2],
    [['doctor'], 1],
    [['import', plan2023], 1],
  ])('zhezi %j ends with exit code %d, and says why when that is not 0', async (args, expected) => {
    const { code, err } = await run(...args);
    expect(code).toBe(expected);
    if (expected > 0) expect(err).not.toBe('');
    expect(err).not.toMatch(/\n +at /);
  });

  it.each([
    [['rebuild', 'task-bord'], '读模型应为以下之一：“task-board”、'],
    [['--lang', 'en', 'rollback', 'timeline'], 'The read model must be one of "'],
    [['policy', 'check', 'defualt-1'], '也可以写随附政策的名称：“default-1”。'],
    [['directory', 'check', 'tongzhu'], '也可以写随附登记簿的名称：“tongzhou”。'],
    [['token', '--role', 'head of government'], '“head”（行政首长）'],
  ])('zhezi %j names what is known, the most similar first', async (args, sentence) => {
    expect((await run(...args)).err).toContain(sentence);
  });

  it('zhezi says what to do when there are no data yet, and when nothing answers', async () => {
    expect((await run('doctor')).err).toMatch(/npm start.*\[NO_DATA\]/);
    expect((await run('import', plan2023, '--lang', 'en')).err).toMatch(/npm start.*\[SERVICE_UNREACHABLE\]/);
  }, 20_000);

  it.each([[['--help']], [['plans']], [['start']], [['doctor', '--lang', 'en']]])(
    'zhezi %j refuses a language of the environment that it does not speak, and names those it does',
    async (args) => {
      const env = { ZHEZI_DATA: folder, ZHEZI_LANG: 'fr' };
      const { code, err } = await ran(args, { env, width: 120, folder });
      expect(code).toBe(1);
      expect(err).toMatch(/ZHEZI_LANG.*zh.*en.*fr.*\[CONFIGURATION_INVALID\]\n$/);
    },
  );

  it('zhezi speaks English when asked to', async () => {
    const { err } = await run('--lang', 'en', 'token', '--role', 'king');
    expect(err).toMatch(/^The role must be one of "officer"/);
  });
});
