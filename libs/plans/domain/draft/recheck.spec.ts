import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Directory } from '#organizations/contract';
import { type DraftTask, planEvents, type PlanEvent, type PlanFinding } from '#plans/contract';
import { planDecider } from '../aggregate/decider.js';
import { document, finding, given, planId, read, submitted, task } from '../aggregate/spec/plan.js';
import type { Plan, PlanFolded } from '../life-cycle/state.js';
import { resolveNames } from '../resolve/resolve.js';
import { recheckOf } from './recheck.js';
import { directory, directoryWith, finance, type KnownUnit, leaders, schools } from './spec/directory.js';

const unknown = (name: string, role: DraftTask['units'][number]['role'] = 'main') => ({ unit: null, name, role });
const misread = (change: Partial<DraftTask> = {}) => task(1, { units: [unknown('区新设局')], ...change });
const ofUnit = (findingId: string, name: string): PlanFinding =>
  finding(findingId, {
    line: 10,
    excerpt: name,
    reason: {
      zh: `登记簿中没有单位“${name}”。请更正单位名称，或先登记该单位。`,
      en: `No unit "${name}" is registered. Correct the name, or register the unit first.`,
    },
    proposal: '区财政局；区教委',
  });
const registered: KnownUnit = { unitId: 'qu-xin-she-ju', name: '区新设局' };
const later = directoryWith([finance, schools, registered], leaders);

const recheck = (events: readonly PlanEvent[], known: Directory = later) =>
  given(...events).when('RecheckPlan', {}, {}, { directory: known });
const fold = (events: readonly PlanEvent[]): Plan =>
  events.reduce<PlanFolded>(planDecider.evolve, planDecider.initialState()) as Plan;

describe('looking the names of a draft up anew', () => {
  const draft = [read([misread()], [ofUnit('f1', '区新设局')])];

  it('a re-check finds a unit that was registered after the import, and settles what was said of its name', () => {
    const [event, ...others] = recheck(draft);
    expect(others).toEqual([]);
    expect(event).toEqual({
      type: 'PlanRechecked',
      data: {
        planId,
        tasks: [{ seq: 1, units: [{ unit: 'qu-xin-she-ju', name: '区新设局', role: 'main' }] }],
        settled: ['f1'],
        found: [],
      },
    });
    expect(planEvents.PlanRechecked.data.parse(event!.data)).toEqual(event!.data);
  });

  it('a re-check leaves no event when nothing is found otherwise than before', () => {
    expect(recheck(draft, directory)).toEqual([]);
    expect(recheck([...draft, ...recheck(draft)])).toEqual([]);
  });

  it('a re-check finds a leader who was registered after the import', () => {
    const known = directoryWith([finance, schools], [...leaders, ['qu-ling-dao-02', '乙某']]);
    const open = finding('f1', { code: 'PLAN_LEADER_UNKNOWN', field: 'leaders', excerpt: '乙某' });
    const [event] = recheck([read([task(1, { leaders: [{ post: null, name: '乙某' }] })], [open])], known);
    expect(event!.data).toMatchObject({
      tasks: [{ seq: 1, leaders: [{ post: 'qu-ling-dao-02', name: '乙某' }] }],
      settled: ['f1'],
    });
  });

  it('a re-check tells of a collective who its members are now, under the id of the finding', () => {
    const members = directoryWith(
      [finance, schools, { unitId: 'ge-ju', name: '各局', memberIds: ['qu-jiao-wei'] }],
      leaders,
    );
    const units = [{ unit: 'ge-ju', name: '各局', role: 'main' as const }];
    const change = { code: 'PLAN_UNIT_COLLECTIVE', severity: 'warning' as const, excerpt: '各局', proposal: null };
    const [event] = recheck([read([task(1, { units })], [finding('f1', change)])], members);
    expect(event!.data).toMatchObject({ tasks: [], settled: [], found: [{ findingId: 'f1', proposal: '区教委' }] });
  });

  it('a re-check numbers a new finding after all that the plan ever had', () => {
    const events = [read([misread(), task(2)], [ofUnit('f1', '区新设局'), finding('f4', { seq: 2, field: 'text' })])];
    const nobody = directoryWith([finance, schools], []);
    const ids = recheck(events, nobody).flatMap(({ data }) => ('found' in data ? data.found : []));
    expect(ids.map(({ findingId, code }) => [findingId, code])).toEqual([
      ['f5', 'PLAN_LEADER_UNKNOWN'],
      ['f6', 'PLAN_LEADER_UNKNOWN'],
    ]);
  });

  it('a re-check does not say again what was dismissed', () => {
    const units = [{ unit: 'ge-ju', name: '各局', role: 'main' as const }];
    const known = directoryWith(
      [finance, schools, { unitId: 'ge-ju', name: '各局', memberIds: ['qu-jiao-wei'] }],
      leaders,
    );
    const change = { code: 'PLAN_UNIT_COLLECTIVE', severity: 'warning' as const, excerpt: '各局', proposal: null };
    const events = [read([task(1, { units })], [finding('f1', change)])];
    events.push(...given(...events).when('DismissFinding', { findingId: 'f1', reason: '由街道统筹' }));
    expect(recheck(events, known)).toEqual([]);
  });

  it('a re-check leaves what a person put in, and finds the names beside it', () => {
    const two = misread({ units: [unknown('区财镇局'), unknown('区新设局', 'support')] });
    const events = [read([two], [ofUnit('f1', '区财镇局'), ofUnit('f2', '区新设局')])];
    const correction = {
      field: 'units',
      change: 'replace',
      former: '区财镇局',
      unit: 'gone',
      name: '区财政局',
    } as const;
    events.push(...given(...events).when('CorrectPlan', { seq: 1, correction, reason: '误印' }));
    expect(fold(events).openFindings.map(({ findingId }) => findingId)).toEqual(['f2']);
    expect(recheck(events)[0]!.data).toMatchObject({
      tasks: [
        {
          seq: 1,
          units: [
            { unit: 'gone', name: '区财政局', role: 'main' },
            { unit: 'qu-xin-she-ju', name: '区新设局', role: 'support' },
          ],
        },
      ],
      settled: ['f2'],
    });
  });

  it('submitting a draft looks its names up before it judges, so that nobody waits for a re-check', () => {
    const types = given(...draft)
      .when('SubmitPlan', {}, {}, { directory: later })
      .map(({ type }) => type);
    expect(types).toEqual(['PlanRechecked', 'PlanSubmitted']);
    const clean = given(read()).when('SubmitPlan', {}, {}, { directory });
    expect(clean).toEqual([submitted]);
  });

  it('a re-check finds nothing in a draft that was read a moment ago, whatever it prints, and after any directory nothing a second time', () => {
    const name = fc.constantFrom(
      '区财政局',
      '区教委',
      '区教育委',
      '区财攻局',
      '区新设局',
      '各局',
      '各局们',
      '相关部门',
    );
    const role = fc.constantFrom('lead' as const, 'main' as const, 'support' as const);
    const printed = fc.record({
      units: fc.array(fc.record({ name, role }), { maxLength: 5 }),
      leaders: fc.uniqueArray(fc.constantFrom('甲某', '乙某')),
    });
    const collective = { unitId: 'ge-ju', name: '各局', misprint: '各局们', memberIds: ['qu-jiao-wei'] };
    const known = directoryWith([{ ...finance, misprint: '区财攻局' }, schools, collective], leaders);
    fc.assert(
      fc.property(fc.array(printed, { maxLength: 4 }), (tasks) => {
        const plan = { issuer: null, findings: [], tasks: tasks.map((each, at) => ({ ...task(at + 1), ...each })) };
        const resolved = resolveNames(plan, known, document.issuedOn);
        const data = {
          planId,
          ...document,
          issuer: null,
          tasks: [...resolved.tasks],
          findings: [...resolved.findings],
        };
        const events: PlanEvent[] = [{ type: 'PlanRead', data }];
        expect(recheckOf(fold(events), known, '2023-01-17')).toBeNull();
        events.push(...recheck(events));
        expect(recheck(events)).toEqual([]);
      }),
    );
  });
});
