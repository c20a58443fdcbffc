import { describe, expect, it } from '@jest/globals';
import { type DraftTask, planCommands, type PlanEvent, type PlanFinding } from '#plans/contract';
import { planDecider } from '../aggregate/decider.js';
import { finding, given, planId, read, refused, task } from '../aggregate/spec/plan.js';
import type { Plan, PlanFolded } from '../life-cycle/state.js';
import { obstaclesOf, type ObstacleKind } from './obstacles.js';
import { fixSaid } from './fixes.js';

const fold = (...events: readonly PlanEvent[]): Plan =>
  events.reduce<PlanFolded>(planDecider.evolve, planDecider.initialState()) as Plan;
const inPlan = (change: Partial<DraftTask>, findings: PlanFinding[] = []) =>
  obstaclesOf(fold(read([task(1), task(2, { numberText: '（二）', ...change })], findings)), []);

const [unit, other] = [
  { unit: 'qu-jiao-wei', name: '区教委', role: 'main' as const },
  { unit: 'qu-jiao-wei', name: '区教育委', role: 'support' as const },
];
const duplicate = { seq: 1, other: 'p9-004', planTitle: '另一方案', text: '收入增长' };
const unspecified = { kind: 'unspecified' as const };

/** A draft with one obstacle of each kind, and the line that removes it. */
const cases: Readonly<Record<ObstacleKind, readonly [found: readonly { kind: string }[], cli: string]>> = {
  'text-missing': [inPlan({ text: ' ' }), `zhezi correct ${planId} 2 --text TEXT`],
  'main-unit-missing': [inPlan({ units: [other] }), `zhezi correct ${planId} 2 --add-unit NAME:main`],
  'unit-unknown': [
    inPlan({ units: [{ ...unit, unit: null, name: '区财镇局' }] }, [finding('f1', { seq: 2 })]),
    `zhezi correct ${planId} 2 --unit 区财镇局=区财政局`,
  ],
  'unit-twice': [inPlan({ units: [unit, other] }), `zhezi correct ${planId} 2 --remove-unit 区教育委`],
  'leader-unknown': [
    inPlan({ leaders: [{ post: null, name: '丙某' }] }, [
      finding('f1', {
        ...{ seq: 2, field: 'leaders', code: 'PLAN_LEADER_UNKNOWN', excerpt: '丙某' },
        proposal: '甲某（副区长（财政））；乙某（区长）',
      }),
    ]),
    `zhezi correct ${planId} 2 --leader 丙某=甲某`,
  ],
  'deadline-missing': [inPlan({ deadline: unspecified }), `zhezi correct ${planId} 2 --deadline YYYY-MM-DD`],
  'deadline-reversed': [
    inPlan({ deadline: { kind: 'window', from: '2023-09-01', to: '2023-06-30' } }),
    `zhezi correct ${planId} 2 --deadline YYYY-MM-DD..YYYY-MM-DD`,
  ],
  'finding-open': [
    inPlan({}, [finding('f1', { seq: null, field: null, code: 'READ_YEAR_UNKNOWN' })]),
    `zhezi dismiss ${planId} f1 --reason TEXT`,
  ],
  'duplicate-open': [obstaclesOf(fold(read()), [duplicate]), `zhezi drop ${planId} 1 --reason TEXT`],
  'no-task': [
    obstaclesOf(fold(read([task(1)]), { type: 'PlanTaskDropped', data: { planId, seq: 1, reason: '标题' } }), []),
    `zhezi discard ${planId} --reason TEXT`,
  ],
};

describe('the obstacles to a submission', () => {
  it.each(Object.entries(cases))(
    'an obstacle of the kind %s is told once, with what to do about it',
    (kind, [found, cli]) => {
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ kind });
      expect(found).toMatchObject([{ fixes: expect.arrayContaining([expect.objectContaining({ cli })]) }]);
    },
  );

  it('what is filled in of a fix is called in Chinese for who reads Chinese, and nothing else is changed', () => {
    const said = Object.values(cases).map(([, cli]) => fixSaid({ cli }).zh.replace(`${planId} `, ''));
    expect(said).toEqual([
      'zhezi correct 2 --text 文字',
      'zhezi correct 2 --add-unit 单位:main',
      'zhezi correct 2 --unit 区财镇局=区财政局',
      'zhezi correct 2 --remove-unit 区教育委',
      'zhezi correct 2 --leader 丙某=甲某',
      'zhezi correct 2 --deadline YYYY-MM-DD',
      'zhezi correct 2 --deadline YYYY-MM-DD..YYYY-MM-DD',
      'zhezi dismiss f1 --reason 原因',
      'zhezi drop 1 --reason 原因',
      'zhezi discard --reason 原因',
    ]);
    expect(fixSaid({ cli: `zhezi correct p 2 --unit '有关 NAME=NAME'` }).zh).toBe(
      `zhezi correct p 2 --unit '有关 NAME=单位'`,
    );
  });

  it('the obstacles of a complete draft without an open error are none', () => {
    const doubts = [finding('f1', { severity: 'warning' }), finding('f2', { severity: 'info' })];
    expect(obstaclesOf(fold(read([task(1, { leaders: [] })], doubts)), [])).toEqual([]);
  });

  it('an obstacle names the task by its place and by its printed number, its line and the nearest names', () => {
    const unknown = { ...unit, unit: null, name: '区财镇局' };
    const [found] = inPlan({ units: [unknown] }, [finding('f3', { seq: 2, proposal: '区财政局；区统计局' })]);
    expect(found).toMatchObject({
      ...{ seq: 2, number: '（二）', line: 12, findingId: 'f3', proposals: ['区财政局', '区统计局'] },
      sentence: { zh: '登记簿中没有。', en: 'Not registered.' },
    });
  });

  it('a fix that lacks nothing but the reason is a command that the plan takes', () => {
    const [found] = cases['unit-unknown'][0] as ReturnType<typeof obstaclesOf>;
    const [fix] = found!.fixes;
    expect(fix).toMatchObject({ command: 'CorrectPlan', missing: ['reason'] });
    const content = { ...fix!.data, reason: '误印' };
    expect(planCommands.CorrectPlan.data.parse(content)).toEqual(content);
  });

  it('a submission is refused with all obstacles in one sentence, the first five in words', () => {
    const tasks = [1, 2, 3, 4, 5, 6].map((seq) => task(seq, { deadline: unspecified, deadlineText: '每季度末' }));
    refused(() => given(read(tasks)).when('SubmitPlan', {}), 'PLAN_NOT_READY', {
      ...{ planId, count: 6 },
      obstacles: [1, 2, 3, 4, 5]
        .map(
          (seq) =>
            `Task ${seq}: There is no definite deadline; printed is "每季度末". Give a date, or say that the work is ongoing.`,
        )
        .join(' '),
    });
  });

  it('a finding cannot be dismissed where the task would lack what it speaks of, and the refusal gives the correction', () => {
    const misread = task(1, { units: [{ ...unit, unit: null, name: '区财镇局' }] });
    const events = [read([misread], [finding('f1'), finding('f2', { seq: null, field: null })])];
    const dismiss = (findingId: string) => () => given(...events).when('DismissFinding', { findingId, reason: '无误' });
    refused(dismiss('f1'), 'PLAN_FINDING_TO_CORRECT', {
      ...{ seq: 1, findingId: 'f1' },
      cli: `zhezi correct ${planId} 1 --unit 区财镇局=区财政局`,
    });
    expect(dismiss('f2')()).toHaveLength(1);
  });
});
