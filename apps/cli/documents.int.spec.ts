import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { ran, type Ran } from './spec/ran.js';

const document = (name: string): string => join(projectRoot(), 'seeds', 'documents', name);
const [compilation2020, plan2023, report2026] = [
  document('003_bb0997e6d3d46327.txt'),
  document('002_d2e1d2fa9d54708a.txt'),
  document('004_045d13b3e487b0b7.txt'),
];

const run = (...args: string[]): Promise<Ran> =>
  ran(args, { env: { ZHEZI_DATA: join(tmpdir(), 'zhezi-no-data') }, width: Infinity, folder: tmpdir() });

describe('zhezi read, looked through by a person', () => {
  it('zhezi read shows each doubt with its code, task, line, excerpt, reason and proposal', async () => {
    const { out } = await run('read', compilation2020, '--plan', '碧水保卫战2020年行动计划任务分解表');
    expect(out).toMatch(/^疑点 +代码 +任务 +行 +原文 +说明 +建议$/m);
    expect(out).toMatch(/^提示 +READ_MISPRINT_CORRECTED +\d+ +\d+ +区\S+ +原文印作.* +区\S+$/m);
  });

  it('zhezi read shows every task, reason and excerpt whole where its output is no terminal', async () => {
    const [{ out }, { out: json }] = [await run('read', compilation2020), await run('read', compilation2020, '--json')];
    const { plans } = JSON.parse(json) as {
      plans: { tasks: { text: string }[]; findings: { excerpt: string; reason: { zh: string } }[] }[];
    };
    const told = plans.flatMap(({ tasks, findings }) => [
      ...tasks.map(({ text }) => text),
      ...findings.flatMap(({ excerpt, reason }) => [excerpt, reason.zh]),
    ]);
    expect(told.length).toBeGreaterThan(300);
    expect(told.filter((text) => !out.includes(text.replace(/\s+/g, ' ')))).toEqual([]);
  });

  it('zhezi read lists the documents of a file in which no plan was found', async () => {
    const { out } = await run('read', compilation2020);
    expect(out).toMatch(/^未读出方案的公文 \d+ 份$/m);
    expect(out).toMatch(/通政发〔2020〕2号 +北京市通州区人民政府关于开展第七次全国人口普查的通知/);
  });

  it('zhezi read counts the lines left out, and lists each with its reason when asked to', async () => {
    const { out } = await run('read', plan2023);
    expect(out).toMatch(/略去 \d+ 行/);
    expect(out).not.toMatch(/略去行/);
    const shown = await run('read', plan2023, '--left-out');
    expect(shown.out).toMatch(/^略去行 +原因 +原文$/m);
    expect(shown.out).toMatch(/^ +1127 +文末 +区检察院，区各人民团体。$/m);
  });
});

describe('zhezi suggest', () => {
  it('zhezi suggest suggests units and leaders for each task of a report, with the earlier task they rest on', async () => {
    const { code, out, err } = await run('suggest', report2026, '--knowledge', plan2023);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^2026年政府工作报告$/m);
    expect(out).toMatch(
      /^ +1 +74 +地区生产总值增长6%左右 +区发展改革委 0\.\d\d.* +郑皓 0\.\d\d.* +2023-1 0\.\d\d 实现地区生产总值/m,
    );
  });

  it('zhezi suggest gives its suggestions as data, best first', async () => {
    const { out } = await run('suggest', report2026, '--knowledge', plan2023, '--json');
    const { plans } = JSON.parse(out) as {
      plans: { tasks: { units: { key: string; score: number; precedents: { similarity: number }[] }[] }[] }[];
    };
    const [first] = plans[0]!.tasks;
    expect(first!.units[0]).toMatchObject({ key: 'qu-fa-zhan-gai-ge-wei' });
    for (const { units } of plans[0]!.tasks) {
      const scores = units.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('zhezi suggest measures itself on the newest plan, better than always naming the most frequent units', async () => {
    const { code, out } = await run('suggest', '--evaluate', '--json');
    expect(code).toBe(0);
    const { evaluations } = JSON.parse(out) as {
      evaluations: { plan: string; n: number; suggested: Rates; majority: Rates; sectionMajority: Rates }[];
    };
    expect(evaluations.map(({ plan, n }) => [plan, n])).toEqual([
      ['2023年通州区政府工作报告重点工作分工方案', 138],
      ['2021年通州区政府折子工程', 130],
    ]);
    const [onNewest] = evaluations;
    expect(share(onNewest!.suggested.firstUnit)).toBeGreaterThan(0.7);
    expect(share(onNewest!.suggested.anyUnit)).toBeGreaterThan(0.9);
    expect(share(onNewest!.suggested.knownLeader)).toBeGreaterThan(0.85);
    for (const { suggested, majority, sectionMajority } of evaluations)
      for (const peer of [majority, sectionMajority])
        for (const key of ['firstUnit', 'anyUnit', 'knownLeader'] as const)
          expect(share(suggested[key])).toBeGreaterThan(share(peer[key]));
  });

  it('zhezi suggest prints the measurement as a table, with what it goes by', async () => {
    const compilation2021 = document('000_41a5e6c1d5919c74.txt');
    const { out } = await run('suggest', '--evaluate', '--knowledge', compilation2021, plan2023);
    expect(out).toMatch(/^2023年通州区政府工作报告重点工作分工方案（依据 \d+ 项） +建议 +\d\d\.\d% \(\d+\/138\)/m);
    expect(out).toMatch(/^ +只猜最常见的 /m);
  });

  it('zhezi suggest says what is missing when neither a report nor a measurement is asked for', async () => {
    const { code, err } = await run('suggest');
    expect(code).toBe(1);
    expect(err).toMatch(/没有指定报告文件.*\[REPORT_NOT_GIVEN\]/);
  });
});

type Rates = Record<'firstUnit' | 'anyUnit' | 'knownLeader', { hits: number; n: number }>;
const share = ({ hits, n }: { hits: number; n: number }): number => hits / n;
