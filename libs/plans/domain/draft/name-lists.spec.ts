import { describe, expect, it } from '@jest/globals';
import type { LeaderChange, UnitChange } from '#plans/contract';
import { finding, given, read, refused, task } from '../aggregate/spec/plan.js';
import { directory } from './spec/directory.js';

const units = [
  { unit: null, name: '区财镇局', role: 'main' as const },
  { unit: 'qu-jiao-wei', name: '区教委', role: 'support' as const },
];
const draft = task(1, { units, leaders: [{ post: null, name: '丙某' }] });
const ofUnit = { unit: 'qu-cai-zheng-ju', name: '区财政局' };

const correct = (correction: UnitChange | LeaderChange, findings = [finding('f1')]) =>
  given(read([draft], findings)).when('CorrectPlan', { seq: 1, correction, reason: '误印' }, {}, { directory })[0]!
    .data;

describe('changing one unit of a task', () => {
  it.each<[string, UnitChange, readonly object[]]>([
    ['added', { field: 'units', change: 'add', ...ofUnit, role: 'lead' }, [...units, { ...ofUnit, role: 'lead' }]],
    ['removed', { field: 'units', change: 'remove', former: '区教委' }, [units[0]!]],
    ['removed by its id', { field: 'units', change: 'remove', former: 'qu-jiao-wei' }, [units[0]!]],
    ['removed by its other name', { field: 'units', change: 'remove', former: '区教育委' }, [units[0]!]],
    [
      'replaced',
      { field: 'units', change: 'replace', former: '区财镇局', ...ofUnit },
      [{ ...ofUnit, role: 'main' }, units[1]!],
    ],
    [
      'replaced by itself in another role',
      { field: 'units', change: 'replace', former: '区教委', unit: 'qu-jiao-wei', name: '区教委', role: 'lead' },
      [units[0]!, { ...units[1]!, role: 'lead' }],
    ],
  ])('a unit that is %s leaves the others as they were', (_, change, value) => {
    expect(correct(change)).toMatchObject({ correction: { field: 'units', value }, former: units });
  });

  it('a change of one unit settles what is open about that unit, and not what is open about another', () => {
    const findings = [
      finding('f1'),
      finding('f2', { excerpt: '区教委' }),
      finding('f3', { excerpt: '1.收入增长', code: 'READ_LABEL_MISSING' }),
    ];
    expect(correct({ field: 'units', change: 'replace', former: '区财镇局', ...ofUnit }, findings)).toMatchObject({
      settled: ['f1', 'f3'],
    });
    expect(correct({ field: 'units', change: 'remove', former: '区教委' }, findings)).toMatchObject({
      settled: ['f2', 'f3'],
    });
  });

  it('a change of a unit that the task does not name is refused with the names that it has', () => {
    refused(() => correct({ field: 'units', change: 'remove', former: '区水务局' }), 'PLAN_NAME_NOT_IN_TASK', {
      present: ['区财镇局', '区教委'],
    });
  });

  it('a unit that the task names already is not named a second time', () => {
    const again = { unit: 'qu-jiao-wei', name: '区教育委' };
    refused(() => correct({ field: 'units', change: 'add', ...again, role: 'main' }), 'PLAN_NAME_TWICE');
    refused(() => correct({ field: 'units', change: 'replace', former: '区财镇局', ...again }), 'PLAN_NAME_TWICE');
  });

  it('the whole list of units is replaced only by whoever says what it is now', () => {
    const value = [{ ...ofUnit, role: 'main' as const }];
    expect(correct({ field: 'units', change: 'all', value, former: units })).toMatchObject({ correction: { value } });
    for (const former of [
      [],
      units.slice(1),
      [...units].reverse(),
      [units[0]!, { ...units[1]!, role: 'lead' as const }],
    ])
      refused(() => correct({ field: 'units', change: 'all', value, former }), 'PLAN_LIST_CHANGED');
  });
});

describe('changing one leader of a task', () => {
  it('a leader is added, removed and replaced as a unit is, and the whole list only with what it is now', () => {
    const leader = { post: 'qu-ling-dao-01', name: '甲某' };
    const valueOf = (change: LeaderChange) => (correct(change) as { correction: { value: unknown } }).correction.value;
    expect(valueOf({ field: 'leaders', change: 'add', ...leader })).toEqual([...draft.leaders, leader]);
    expect(valueOf({ field: 'leaders', change: 'remove', former: '丙某' })).toEqual([]);
    expect(valueOf({ field: 'leaders', change: 'replace', former: '丙某', ...leader })).toEqual([leader]);
    expect(valueOf({ field: 'leaders', change: 'all', former: draft.leaders, value: [leader] })).toEqual([leader]);
    refused(() => correct({ field: 'leaders', change: 'all', former: [], value: [] }), 'PLAN_LIST_CHANGED');
  });
});
