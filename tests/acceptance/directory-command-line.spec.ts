import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { ran, type Ran } from '../../apps/cli/spec/ran.js';
import { type Harness, startHarness } from './harness.js';
import { posts, units } from './plans.js';

interface RegistryText {
  units: { unitId: string; name: string; kind: string; aliases?: string[] }[];
  posts: { postId: string; title: string; holders: { person: string; from: string }[] }[];
}

/** `zhezi directory apply` against a running service. Each step needs the one before it. */
describe('given a registry file that is another than the one the service began with', () => {
  let harness: Harness;
  let folder: string;
  let registry: RegistryText;

  beforeAll(async () => {
    harness = await startHarness();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-directory-command-line-'));
    const seed = await readFile(join(projectRoot(), 'seeds/organizations/tongzhou.json'), 'utf8');
    registry = JSON.parse(seed) as RegistryText;
    await write('same.json', registry);
    registry.units.push({ unitId: 'qu-shu-ju-ju', name: '区数据局', kind: 'department', aliases: ['区大数据局'] });
    registry.units.find(({ unitId }) => unitId === units.commerce)!.name = '区商务和投资局';
    registry.posts.find(({ postId }) => postId === posts.first)!.holders.push({ person: '新任甲', from: '2023-01-18' });
    registry.posts.push({
      postId: 'mi-shu-zhang',
      title: '区政府秘书长',
      holders: [{ person: '秘书甲', from: '2023-01-10' }],
    });
    await write('mine.json', registry);
  });
  afterAll(async () => {
    await harness.close();
    await rm(folder, { recursive: true });
  });

  const write = (name: string, content: object): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(content, null, 2));

  const run = (...args: string[]): Promise<Ran> =>
    ran(args, {
      env: { ZHEZI_DATA: harness.dataDirectory, ZHEZI_HTTP_PORT: new URL(harness.address).port },
      ...{ width: 100, folder },
    });
  const apply = (file: string, ...more: string[]) => run('directory', 'apply', file, '--as', '赵主任', ...more);
  const head = (): Promise<bigint> => harness.store.head();

  it('zhezi directory apply changes nothing when the file is the one the service began with', async () => {
    const before = await head();
    expect(await apply('same.json')).toEqual({ code: 0, out: '文件中的内容都已登记，没有改动。\n', err: '' });
    expect(await head()).toBe(before);
  });

  it('zhezi directory apply refuses a file with errors, each with its line, and registers nothing', async () => {
    const before = await head();
    await write('wrong.json', {
      ...registry,
      posts: [{ postId: 'x', title: '区长', holders: [{ person: '甲', from: '去年' }] }],
    });
    const { code, out, err } = await apply('wrong.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /✗ 第 \d+ 行：[^\n]*任职日期[^\n]*“去年”.*\[FIELD_NOT_A_DAY\]\n1 处错误.*\n未完成：.*\[FILE_HAS_ERRORS\]\n$/s,
    );
    expect((await apply('absent.json')).err).toMatch(/没有这个文件或目录.*\[REGISTRY_UNREADABLE\]\n$/);
    expect(await head()).toBe(before);
  });

  it('zhezi directory apply is refused with the code of the service for who is no director, and registers nothing', async () => {
    const before = await head();
    const officer = await harness.tokens.sign({ account: '李督查', role: 'officer' }, '1h');
    const { code, out, err } = await apply('mine.json', '--token', officer);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^未完成：.*督查室主任.*督查员.*\[ROLE_NOT_ALLOWED\]\n$/);
    const unknown = await apply('mine.json', '--token', 'x.y.z');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/^未完成：[^[]*\[TOKEN_INVALID\]\n$/)]);
    expect((await run('directory', 'apply', 'mine.json')).code).toBe(2);
    expect(await head()).toBe(before);
  });

  it('zhezi directory apply registers a new unit, a new name, a new post and a new holder, in the name of the director', async () => {
    const { code, out, err } = await apply('mine.json');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      '已登记：1 个别称、1 个单位、2 项任职、1 个职务。\n与文件不同、保持原样的：\n· 文件中的“区商务和投资局”已登记为“区商务局”。\n',
    );
    const officer = await harness.as('officer');
    const { body: listed } = await officer.get('/v1/units');
    const unit = (id: string) => listed.units.find(({ unitId }: { unitId: string }) => unitId === id);
    expect(unit('qu-shu-ju-ju')).toMatchObject({ name: '区数据局', aliases: ['区大数据局'] });
    expect(unit(units.commerce).aliases).toContain('区商务和投资局');
    const { body } = await officer.get('/v1/posts');
    const post = (id: string) => body.posts.find(({ postId }: { postId: string }) => postId === id);
    expect(post(posts.first).holders.at(-1)).toEqual({ person: '新任甲', from: '2023-01-18', to: null });
    expect(post('mi-shu-zhang')).toMatchObject({ title: '区政府秘书长', holders: [{ person: '秘书甲' }] });
    const [registered] = await harness.store.readStream('unit-qu-shu-ju-ju');
    expect(registered!.metadata.actor).toMatchObject({ account: '赵主任', role: 'director' });
  });

  it('zhezi directory apply registers nothing when it is run again, and says again what was left', async () => {
    const before = await head();
    const { code, out } = await apply('mine.json');
    expect([code, out]).toEqual([
      0,
      '文件中的内容都已登记，没有改动。\n与文件不同、保持原样的：\n· 文件中的“区商务和投资局”已登记为“区商务局”。\n',
    ]);
    const { out: asJson } = await apply('mine.json', '--json');
    expect(JSON.parse(asJson)).toMatchObject({
      file: 'mine.json',
      registered: [],
      left: [{ en: '"区商务和投资局" of the file is registered as "区商务局".' }],
    });
    expect(await head()).toBe(before);
  });

  it('zhezi directory apply takes a table, finds its units by name, and does not list everything that the table lacks', async () => {
    await writeFile(
      join(folder, 'more.csv'),
      '名称,类别,别称\n区数据局,部门,区大数据局、数据局\n区低空经济专班,其他,\n',
    );
    const { code, out } = await apply('more.csv');
    expect(code).toBe(0);
    expect(out).toMatch(/^已登记：1 个别称、1 个单位。\n与文件不同、保持原样的：\n/);
    expect(out).toMatch(/\n· 已登记的“[^”]+”不在文件中。\n· 另有 \d{3} 处，用 --json 列出全部。\n$/);
    expect(out.split('\n')).toHaveLength(24);
    expect((await apply('more.csv')).out).toMatch(/^文件中的内容都已登记，没有改动。\n/);
  });
});
