import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import { draftTask, finding } from '#plans/contract';
import type { Finding } from '../reading/result/types.js';
import { type PrintedTask, resolveNames } from './resolve.js';

const misprint = (printed: string) => [{ printed, seen: null }];
const units: UnitEntry[] = [
  { unitId: 'qu-cai-zheng-ju', name: '区财政局', kind: 'department', aliases: [], misprints: misprint('区财攻局') },
  { unitId: 'qu-cheng-shi-guan-li-wei', name: '区城市管理委', kind: 'department', aliases: ['区城管委'] },
];
const inner: UnitEntry = { unitId: 'yu-suan-ke', name: '区财政局预算科', kind: 'other', aliases: [] };
const merged: UnitEntry = { unitId: 'qu-shi-rong-ju', name: '区市容局', kind: 'department', aliases: [] };
const collective: UnitEntry = { unitId: 'ge-ju', name: '各局', kind: 'collective', aliases: [] };
const post: PostEntry = {
  postId: 'qu-ling-dao-01',
  title: '区领导（一）',
  holders: [{ person: '甲某', from: '2021-02-22', to: null }],
};
/** Knows two units, a section, a unit that merged, a collective of both and one post; finds both similar to whatever it does not know. */
const directory: Directory = {
  unit: (unitId) => units.find((unit) => unit.unitId === unitId),
  findUnit: (name) => {
    if (name === merged.name) return { unit: units[1]!, how: 'name', predecessor: merged };
    for (const unit of [...units, inner, collective]) {
      if (unit.name === name) return { unit, how: 'name', predecessor: null };
      if (unit.aliases.includes(name)) return { unit, how: 'alias', predecessor: null };
      if (unit.misprints?.some(({ printed }) => printed === name)) return { unit, how: 'misprint', predecessor: null };
    }
    return undefined;
  },
  findUnits: (name) => [directory.findUnit(name) ?? []].flat(),
  bearersOf: (name) => directory.findUnits(name),
  unitByName: (name) => directory.findUnit(name)?.unit,
  unitsLike: (_name, limit) => units.slice(0, limit),
  members: (unitId) => (unitId === 'ge-ju' ? { scope: 'all', units } : undefined),
  termsOf: (person) => (person === '甲某' ? [{ ...post.holders[0]!, post }] : []),
  holdersLike: () => [{ ...post.holders[0]!, post }],
  post: () => post,
  postsCalled: () => [post],
  postsLike: () => [post],
  postByHolder: (person, on) => (person === '甲某' && on >= '2021-02-22' ? post : undefined),
  units: () => units,
  posts: () => [post],
};
const day = '2023-01-17';

const printed = (change: Partial<PrintedTask> = {}): PrintedTask => ({
  number: 7,
  numberText: '7.',
  section: '一、主要预期目标',
  subsection: null,
  theme: null,
  text: '一般公共预算收入增长3%。',
  leaders: ['甲某'],
  units: [{ name: '区财政局', role: 'main' }],
  deadlineText: '2023年12月底',
  deadline: { kind: 'by', date: '2023-12-31' },
  line: 20,
  ...change,
});
const doubt = (change: Partial<Finding> = {}): Finding => ({
  code: 'READ_NUMBER_SKIPPED',
  severity: 'warning',
  line: 30,
  excerpt: '9.',
  field: 'number',
  taskIndex: 0,
  reason: { zh: '编号跳跃。', en: 'A number is skipped.' },
  proposal: null,
  ...change,
});
const resolve = (tasks: PrintedTask[], findings: Finding[] = [], on = day) =>
  resolveNames({ tasks, findings }, directory, on);

describe('resolving the names of a plan', () => {
  it('resolving the names of a plan puts units and posts beside the printed names and counts the tasks', () => {
    const { tasks, findings } = resolve([printed(), printed({ units: [{ name: '区城管委', role: 'lead' }] })]);
    expect(findings).toEqual([]);
    expect(tasks.map(({ seq, number }) => [seq, number])).toEqual([
      [1, 7],
      [2, 7],
    ]);
    expect(tasks[0]!.leaders).toEqual([{ post: 'qu-ling-dao-01', name: '甲某' }]);
    expect(tasks[1]!.units).toEqual([{ unit: 'qu-cheng-shi-guan-li-wei', name: '区城管委', role: 'lead' }]);
  });

  it('resolving the names of a plan leaves an unknown unit open and proposes similar ones', () => {
    const { tasks, findings } = resolve([printed({ units: [{ name: '区财镇局', role: 'main' }] })]);
    expect(tasks[0]!.units).toEqual([{ unit: null, name: '区财镇局', role: 'main' }]);
    expect(findings).toMatchObject([
      {
        findingId: 'f1',
        code: 'PLAN_UNIT_UNKNOWN',
        severity: 'error',
        line: 20,
        seq: 1,
        field: 'units',
        excerpt: '区财镇局',
        proposal: '区财政局；区城市管理委',
      },
    ]);
  });

  it('a leader who held no post on the day of issue stays open, and the finding says when the post was held', () => {
    expect(resolve([printed()], [], '2020-12-31').findings).toMatchObject([
      {
        code: 'PLAN_LEADER_OUT_OF_OFFICE',
        severity: 'error',
        seq: 1,
        field: 'leaders',
        excerpt: '甲某',
        proposal: '区领导（一） 2021-02-22—今',
      },
    ]);
  });

  it('resolving the names of a plan leaves a leader open whom nobody knows, and proposes similar names', () => {
    expect(resolve([printed({ leaders: ['申某'] })]).findings).toMatchObject([
      { code: 'PLAN_LEADER_UNKNOWN', severity: 'error', excerpt: '申某', proposal: '甲某（区领导（一））' },
    ]);
  });

  it('resolving the names of a plan takes the registered name for a noted misprint, and says so', () => {
    const { tasks, findings } = resolve([printed({ units: [{ name: '区财攻局', role: 'main' }] })]);
    expect(tasks[0]!.units).toEqual([{ unit: 'qu-cai-zheng-ju', name: '区财政局', role: 'main' }]);
    expect(findings).toMatchObject([
      { code: 'PLAN_UNIT_MISPRINT', severity: 'info', excerpt: '区财攻局', proposal: '区财政局' },
    ]);
  });

  it('resolving the names of a plan keeps the printed name of a unit that has merged, and gives the assignment to the one that took over', () => {
    const { tasks, findings } = resolve([printed({ units: [{ name: '区市容局', role: 'main' }] })]);
    expect(tasks[0]!.units).toEqual([{ unit: 'qu-cheng-shi-guan-li-wei', name: '区市容局', role: 'main' }]);
    expect(findings).toMatchObject([{ code: 'PLAN_UNIT_SUCCEEDED', severity: 'info', proposal: '区城市管理委' }]);
  });

  it('resolving the names of a plan offers the members of a collective, and puts none in its place', () => {
    const { tasks, findings } = resolve([printed({ units: [{ name: '各局', role: 'main' }] })]);
    expect(tasks[0]!.units).toEqual([{ unit: 'ge-ju', name: '各局', role: 'main' }]);
    expect(findings).toMatchObject([
      { code: 'PLAN_UNIT_COLLECTIVE', severity: 'warning', excerpt: '各局', proposal: '区财政局；区城市管理委' },
    ]);
  });

  it.each(['相关部门', '各有关单位', '相关执法部门'])(
    'resolving the names of a plan says of %s that it names no unit',
    (name) => {
      expect(resolve([printed({ units: [{ name, role: 'support' }] })]).findings).toMatchObject([
        { code: 'PLAN_UNIT_VAGUE', severity: 'error', excerpt: name, proposal: null },
      ]);
    },
  );

  it('resolving the names of a plan takes the bare name of a section for one of the body that issued the plan, and of no other', () => {
    const tasks = [printed({ units: [{ name: '预算科', role: 'main' }] })];
    const unitOf = (issuer: string | null) =>
      resolveNames({ issuer, tasks, findings: [] }, directory, day).tasks[0]!.units[0];
    expect(unitOf('区财政局')).toEqual({ unit: 'yu-suan-ke', name: '预算科', role: 'main' });
    expect(unitOf('区城市管理委')?.unit).toBeNull();
    expect(unitOf(null)?.unit).toBeNull();
  });

  it('resolving the names of a plan assigns a unit once, with the heaviest of its roles, and says so', () => {
    const { tasks, findings } = resolve([
      printed({
        units: [
          { name: '区城市管理委', role: 'main' },
          { name: '区财政局', role: 'support' },
          { name: '区城管委', role: 'lead' },
        ],
      }),
    ]);
    expect(tasks[0]!.units.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '区城市管理委 lead',
      '区财政局 support',
    ]);
    expect(findings).toMatchObject([{ code: 'PLAN_UNIT_IN_TWO_ROLES', severity: 'info', excerpt: '区城市管理委' }]);
  });

  it('resolving the names of a plan takes over the doubts of the reader, numbers all findings by their lines and counts tasks from 1', () => {
    const { findings } = resolve(
      [printed(), printed({ line: 25, leaders: ['丙某'] })],
      [doubt({ taskIndex: 1, proposal: { number: 8 } }), doubt({ line: 3, taskIndex: null, proposal: '更正' })],
    );
    expect(findings.map(({ findingId, line, seq, code, proposal }) => [findingId, line, seq, code, proposal])).toEqual([
      ['f1', 3, null, 'READ_NUMBER_SKIPPED', '更正'],
      ['f2', 25, 2, 'PLAN_LEADER_UNKNOWN', '甲某（区领导（一））'],
      ['f3', 30, 2, 'READ_NUMBER_SKIPPED', '{"number":8}'],
    ]);
  });

  it('resolving the names of a plan drops what a plan must not hold, such as persons to contact', () => {
    const withContacts = { ...printed(), contacts: [{ unit: '区财政局', person: '丁某', phone: '13800000000' }] };
    expect(JSON.stringify(resolve([withContacts]))).not.toContain('13800000000');
  });

  it('resolving the names of a plan finds one place for every printed name and one error for every name left open', () => {
    const name = fc.constantFrom('区财政局', '区城市管理委', '区城管委', '区财镇局', '区某局');
    const role = fc.constantFrom('lead' as const, 'main' as const, 'support' as const);
    const leaders = fc.uniqueArray(fc.constantFrom('甲某', '丙某', '丁某'));
    const anyTask = fc.record({ units: fc.array(fc.record({ name, role }), { maxLength: 6 }), leaders }).map(printed);
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 5 }), (read) => {
        const { tasks, findings } = resolve(read);
        for (const task of tasks) expect(draftTask.parse(task)).toEqual(task);
        for (const found of findings) expect(finding.parse(found)).toEqual(found);
        const open = tasks.flatMap(({ units: refs, leaders: led }) => [
          ...refs.filter(({ unit }) => unit === null),
          ...led.filter((leader) => leader.post === null),
        ]);
        expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(open.length);
        expect(findings.map(({ findingId }) => findingId)).toEqual(findings.map((_, place) => `f${place + 1}`));
        for (const { units: refs } of tasks)
          expect(new Set(refs.map((ref) => ref.unit ?? ref.name)).size).toBe(refs.length);
      }),
    );
  });
});
