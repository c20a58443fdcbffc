import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran, type Ran } from '../../apps/cli/spec/ran.js';
import { type Harness, startHarness } from './harness.js';
import { planDocument } from './plans.js';

/** A plan from its import to its issue by the command line alone. Each step needs the one before it. */
describe('given a plan document with a misspelt unit and a missing date', () => {
  let harness: Harness;
  let folder: string;
  let planId: string;

  beforeAll(async () => {
    harness = await startHarness();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-plan-command-line-'));
    const tasks = [
      { text: '一般公共预算收入增长3%。', units: '区财镇局' },
      { text: '优化营商环境。', by: '每季度末' },
      { text: '目录' },
    ];
    await writeFile(join(folder, 'plan.txt'), planDocument(tasks, '2023年通州区命令行工作方案', 21));
    const other = planDocument(
      [{ text: '加快推进运河商务区重点组团项目建设。' }, { text: '推进九德路改建。' }],
      '2023年通州区另一工作方案',
      22,
    );
    await writeFile(join(folder, 'other.txt'), other);
    const doubts = planDocument(
      [{ text: '修订规程。', units: '区商物局' }, { text: '完善台账。' }],
      '2023年通州区疑点工作方案',
      23,
    );
    await writeFile(join(folder, 'doubts.txt'), doubts);
  });
  afterAll(async () => {
    await harness.close();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]): Promise<Ran> =>
    ran(args, {
      env: { ZHEZI_DATA: harness.dataDirectory, ZHEZI_HTTP_PORT: new URL(harness.address).port },
      ...{ width: 100, folder },
    });
  const done = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    expect([args, code, err]).toEqual([args, 0, '']);
    return out;
  };
  /** A line as the program prints it, typed in. */
  const typed = (line: string): Promise<string> => done(...line.trim().split(' ').slice(1));

  it('zhezi import prints what keeps the draft from being submitted, each with the line that helps, and nothing is cut', async () => {
    const out = await done('import', 'plan.txt');
    planId = /p[0-9a-f]{12}/.exec(out)![0];
    expect(out).toContain('送审障碍 2 处：');
    expect(out).toMatch(
      /第 1 项（原文编号 1\.，第 \d+ 行）：登记簿中没有单位“区财镇局”。请更正单位名称，或先登记该单位。\n/,
    );
    expect(out).toContain(`    zhezi correct ${planId} 1 --unit 区财镇局=区财政局\n`);
    expect(out).toMatch(/第 2 项（.*）：时限“每季度末”没有说到哪一天为止。请填写日期；没有终点的工作请写明长期。\n/);
    expect(out).toContain(`    zhezi correct ${planId} 2 --deadline YYYY-MM-DD\n`);
    expect(out).toContain(`逐条办完后送审：zhezi submit ${planId} --as 姓名\n`);
  });

  it('zhezi submit is refused with both obstacles', async () => {
    const { code, err } = await run('submit', planId, '--as', '李督查');
    expect(code).toBe(1);
    expect(err).toMatch(/^未完成：[^[]*2 处障碍[^[]*区财镇局[^[]*每季度末[^[]*\[PLAN_NOT_READY\]\n$/);
  });

  it('zhezi correct takes the line that zhezi import has printed, and shows what is left', async () => {
    const out = await typed(`zhezi correct ${planId} 1 --unit 区财镇局=区财政局`);
    expect(out).toMatch(/^已更正第 1 项。\n送审障碍 1 处：\n {2}第 2 项/);
  });

  it('zhezi correct changes units and deadlines one by one, and the plan may be called by words of its title', async () => {
    await done(
      'correct',
      '命令行工作方案',
      '2',
      '--add-unit',
      '区商务局:协办',
      '--deadline',
      '2023-12-31',
      '--as',
      '李督查',
    );
    expect(await done('correct', planId, '2', '--remove-unit', '区商务局')).toContain('没有送审障碍。');
    expect(await done('drop', planId, '3', '--reason', '目录误读为任务')).toContain('已删除第 3 项');
    expect(await done('recheck', planId)).toContain('已按现行登记簿复核');
    await harness.whenCaughtUp();
    const shown = await done('plan', '命令行工作方案');
    expect(shown).toMatch(/^2023年通州区命令行工作方案 {2}p[0-9a-f]{12}\n.*草稿，2 项任务\n没有送审障碍。\n下一步送审/);
  });

  it('zhezi submit, approve and issue are the acts of three commands, and the submitter cannot approve', async () => {
    expect(await done('submit', planId, '--as', '李督查')).toContain('已送审：《2023年通州区命令行工作方案》');
    const approve = (name: string) => run('approve', planId, '--authority', '区政府常务会议', '--as', name);
    const { code, err } = await approve('李督查');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/批准人不得为送审人：“李督查”[^[]*\[PLAN_APPROVER_IS_SUBMITTER\]\n$/),
    ]);
    expect(await done('return', planId, '--reason', '核对第2项', '--as', '郑区长')).toContain('已退回修改');
    await done('submit', planId, '--as', '李督查');
    expect((await approve('郑区长')).out).toMatch(/^已批准：.*\n下一步由督查室主任印发：zhezi issue/);
    expect(await done('issue', planId, '--number', '通督〔2023〕1号', '--as', '赵主任')).toContain('任务已交办。');
    await harness.whenCaughtUp();
    expect(await done('plans')).toMatch(/2023年通州区命令行工作方案 +2023 +已印发 +2/);
  });

  it('zhezi discard forgets a draft, and zhezi import reads it again', async () => {
    const other = /p[0-9a-f]{12}/.exec(await done('import', 'other.txt'))![0];
    expect((await run('import', 'other.txt')).err).toContain('PLAN_ALREADY_IMPORTED');
    expect(await done('discard', other, '--reason', '换了新版')).toContain('可以重新导入');
    expect(await done('import', 'other.txt')).toContain(other);
  });

  it('zhezi plan lists the open findings with the ids by which they are dismissed, and a wrong id is refused with them', async () => {
    const planId = /p[0-9a-f]{12}/.exec(await done('import', 'doubts.txt'))![0];
    await harness.whenCaughtUp();
    expect(await done('plan', planId)).toMatch(
      /待处理的疑点 \d+ 处（.*zhezi dismiss p[0-9a-f]{12} 编号 --reason 原因）：\n {2}f1 {2}/,
    );
    const { code, err } = await run('dismiss', planId, 'f99', '--reason', '已核');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/“f99”。待处理的有：f1（[^[]*\[PLAN_FINDING_NOT_FOUND\]\n$/),
    ]);
  });

  it('zhezi says which plans there are when words of a title name several or none', async () => {
    await harness.whenCaughtUp();
    const several = await run('plan', '2023年通州区');
    expect([several.code, several.err]).toEqual([
      1,
      expect.stringMatching(/不止一个.*命令行.*另一.*\[PLAN_AMBIGUOUS\]/),
    ]);
    expect((await run('--lang', 'en', 'plan', '2023年通州区')).err).toMatch(
      /"2023年通州区[^"]*" p[0-9a-f]{12}, "2023年通州区[^"]*" p[0-9a-f]{12}\. Name it/,
    );
    expect((await run('plan', '折子工程')).err).toMatch(/没有编号为“折子工程”.*命令行.*\[PLAN_UNKNOWN\]/);
  });

  it.each([
    ['correct p000000000000 一 --text x', /次序/],
    ['correct p000000000000 1', /没有说明更正什么/],
    ['correct p000000000000 1 --unit 区财政局', /原名=新名/],
    ['correct p000000000000 1 --add-unit 区财政局:帮忙', /牵头、主责、协办/],
    ['correct p000000000000 1 --deadline 年底', /2026-06-30/],
    ['drop p000000000000 1', /--reason/],
    ['dismiss p000000000000 它 --reason x', /疑点编号/],
    ['submit p000000000000', /--as/],
    ['approve p000000000000 --as 郑区长', /--authority/],
    ['issue p000000000000 --number 1', /--as/],
  ])('zhezi %s is wrong usage, and says how it is written', async (line, sentence) => {
    const { code, out, err } = await run(...line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });

  it('zhezi speaks English about plans when asked to', async () => {
    const { out } = await run('--lang', 'en', 'plan', planId);
    expect(out).toMatch(/issued, 2 tasks\nIts tasks are dispatched\.\n$/);
  });
});
