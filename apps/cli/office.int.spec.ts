import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ran, type Ran } from './spec/ran.js';

let folder: string;

function run(args: readonly string[], more: { data?: string; answers?: readonly string[] } = {}): Promise<Ran> {
  const waiting = [...(more.answers ?? [])];
  return ran(args, {
    env: { ZHEZI_DATA: join(folder, more.data ?? 'data') },
    ...{ width: 120, folder },
    ...(more.answers && { ask: async () => waiting.shift() ?? '' }),
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhezi-office-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('zhezi directory template', () => {
  it.each(['json', 'csv', 'xlsx'])('the template as .%s is a directory with nothing to complain of', async (format) => {
    const option = format === 'json' ? [] : [`--${format}`];
    const written = await run(['directory', 'template', ...option, '-o', `mine.${format}`]);
    expect([written.code, written.out]).toEqual([0, '']);
    const { code, out } = await run(['directory', 'check', `mine.${format}`]);
    expect([code, out]).toEqual([0, expect.stringMatching(/6 个单位，2 个职务\n没有发现问题。\n$/)]);
    expect(await run(['directory', 'template', ...option, '-o', `mine.${format}`])).toMatchObject({ code: 1 });
  });

  it('the templates hold the same units and posts, whatever their format', async () => {
    const contents = await Promise.all(
      ['json', 'csv', 'xlsx'].map(async (format) => {
        const { out } = await run(['directory', 'check', `mine.${format}`, '--json']);
        const { units, posts } = JSON.parse(out) as { units: number; posts: number };
        return [units, posts];
      }),
    );
    expect(contents).toEqual([contents[0], contents[0], contents[0]]);
  });
});

describe('zhezi directory check and zhezi policy check', () => {
  it('the checks end with exit code 1 on an error, and name the line, the fault and what to do', async () => {
    await writeFile(
      join(folder, 'wrong.csv'),
      '名称,类别\n县财政局,局\n县财政局,委办局\n\n职务,姓名,任职日期\n县长,赵一,去年\n',
    );
    const { code, out } = await run(['directory', 'check', 'wrong.csv']);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ “wrong”第 2 行：“类别”一列应为以下之一：“委办局”、“街道”、“乡镇”.*，实际为“局”/);
    expect(out).toMatch(/✗ “wrong”第 6 行：“任职日期”一列应为日期，形如 2023-06-30，实际为“去年”/);
    expect(out).not.toMatch(/units|posts|department/);
    const english = await run(['--lang', 'en', 'directory', 'check', 'wrong.csv']);
    expect(english.out).toMatch(
      /✗ "wrong", row 2: The column "类别" must be one of "委办局" \(department\), "街道" \(subd/,
    );
  });

  it.each([
    ['with the same id', '县财政局,委办局,县财局,cai\n县财政局,委办局,县财局,cai\n', 'ID_TWICE'],
    ['without ids', '县财政局,委办局,县财局,\n县财政局,委办局,县财局,\n', 'UNIT_TWICE'],
  ])('the check of a directory tells once of a row that stands twice, %s', async (_title, rows, code) => {
    await writeFile(
      join(folder, 'twice.csv'),
      `名称,类别,别称,编号\n${rows}\n职务,姓名,任职日期\n县长,赵一,2026-01-10\n`,
    );
    const { out } = await run(['directory', 'check', 'twice.csv']);
    expect([...out.matchAll(/\[(\w+)\]/g)].map(([, found]) => found)).toEqual([code]);
  });

  it.each([
    ['empty.csv', '', /没有内容；样板见 zhezi directory template/],
    ['blank.csv', '\n \n', /没有内容；样板见 zhezi directory template/],
    ['empty.json', '', /没有内容；样板见 zhezi directory template/],
    ['list.json', '[]', /文件应为登记簿，即花括号内的“units”（单位）和“posts”（职务）两个列表.*实际为一个列表/],
    ['text.json', '"x"', /文件应为登记簿.*实际为“x”/],
    ['null.json', 'null', /文件应为登记簿.*实际为空值 null/],
  ])('the check of a directory in the file %s, which is none, says what a directory is', async (file, text, says) => {
    await writeFile(join(folder, file), text);
    const { code, out, err } = await run(['directory', 'check', file]);
    expect([code, out + err]).toEqual([1, expect.stringMatching(says)]);
    expect(out + err).not.toMatch(/方案/);
  });

  it('the check of a policy tells of a red notice before the orange one', async () => {
    const { code: fine } = await run(['policy', 'check', 'default-1']);
    expect(fine).toBe(0);
    const seed = await readFile(join(import.meta.dirname, '../../seeds/policies/default-1.json'), 'utf8');
    const wrong = seed.replace('"count": 15, "unit": "workingDay"', '"count": 2, "unit": "workingDay"');
    await writeFile(join(folder, 'policy.json'), wrong);
    const { code, out } = await run(['policy', 'check', 'policy.json']);
    expect([code, out]).toEqual([1, expect.stringMatching(/✗ 第 \d+ 行：红色督办单（L3）先于橙色督办单（L2）发出/)]);
  });
});

describe('zhezi init', () => {
  it('zhezi init names the options that are missing where nobody can be asked', async () => {
    const { code, err } = await run(['init']);
    expect([code, err]).toEqual([2, expect.stringMatching(/--city、--directory/)]);
  });

  it('zhezi init leaves a store that is ready, and changes nothing when it is run again', async () => {
    const { code, out, err } = await run(['init', '--city', '安澜县', '--directory', 'mine.xlsx']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^安澜县已设定\n {2}登记簿 +6 个单位，2 个职务（已登记）/);
    const settings = JSON.parse(await readFile(join(folder, 'data', 'office.json'), 'utf8')) as object;
    expect(settings).toEqual({ city: '安澜县', directory: 'office-directory.json', policy: 'office-policy.json' });
    const again = await run(['init', '--city', '安澜县', '--directory', 'mine.json']);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/此前已登记，没有改动/)]);
  });

  it('zhezi init goes on where the file of the office was broken, once it is deleted as the refusal says', async () => {
    const file = join(folder, 'data', 'office.json');
    const settled = await readFile(file, 'utf8');
    await writeFile(file, settled.slice(0, 20));
    const args = ['init', '--city', '安澜县', '--directory', 'mine.json'];
    const { code, err } = await run(args);
    expect([code, err]).toEqual([1, expect.stringMatching(/office\.json.*请删去该文件，再运行 zhezi init/)]);
    await rm(file);
    const again = await run(args);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/此前已登记，没有改动/)]);
    expect(await readFile(file, 'utf8')).toBe(settled);
  });

  it('zhezi init refuses a store that has another directory, and says which and what to do', async () => {
    const { code, err } = await run(['init', '--city', '通州区', '--directory', 'tongzhou']);
    expect(code).toBe(1);
    expect(err).toMatch(/已有登记簿（6 个单位）.*另有 130 个单位.*zhezi directory apply tongzhou.*\[DIRECTORY_OTHER\]/);
  });

  it('zhezi init asks a person at a terminal for what was not given', async () => {
    const { code, out } = await run(['init'], { data: 'asked', answers: ['mine.csv', '安澜县', ''] });
    expect([code, out]).toEqual([0, expect.stringMatching(/^安澜县已设定/)]);
  });
});

describe('a data folder on which nothing runs', () => {
  it.each([
    ['token', ['token', '--role', 'officer']],
    ['import', ['import', 'mine.csv']],
    ['directory apply', ['directory', 'apply', 'mine.json', '--as', 'zhao']],
  ])('zhezi %s names the data folder and how to name another, and makes no keys there', async (_, args) => {
    const { code, out, err } = await run(args, { data: 'nowhere' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(join(folder, 'nowhere'));
    expect(err).toMatch(/ZHEZI_DATA=.*\[SERVICE_NOT_HERE\]/);
  });
});
