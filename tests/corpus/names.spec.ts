import { beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { directoryOf, loadRegistry, registryFile } from '#organizations';
import type { Directory } from '#organizations/contract';
import type { ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { resolveNames } from '../../libs/plans/domain/resolve/resolve.js';
import { readSeed, seedDocuments } from './documents.js';

/** What the plans print in the place of a unit although it is none; an officer must say who is meant. */
const noUnits = [
  '各相关科室',
  '各相关部门',
  '相关单位',
  '相关执法部门',
  '相关行业管理部门',
  '相关部门',
  '车辆购置更新使用相关单位',
];

/** The plans of a document; a report has none. */
const plansOf = (name: string): readonly ReadPlan[] => {
  try {
    return readSeed(name).plans;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'READ_NO_PLAN_FOUND') return [];
    throw error;
  }
};

const withoutRepeats = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe('the names in the five documents', () => {
  let directory: Directory;
  let plans: readonly ReadPlan[];

  beforeAll(async () => {
    directory = directoryOf(await loadRegistry(registryFile('tongzhou')));
    plans = Object.values(seedDocuments).flatMap(plansOf);
  });

  const resolved = () =>
    plans.map((plan) => ({ plan, ...resolveNames(plan, directory, plan.issuedOn ?? `${plan.year}-01-01`) }));

  it('the names of units in the five documents are in the registry on the day of the plan, or on the short list of names that are no unit', () => {
    const unknown = resolved().flatMap(({ tasks }) =>
      tasks.flatMap(({ units }) => units.filter(({ unit }) => unit === null).map(({ name }) => name)),
    );
    expect(plans.length).toBeGreaterThanOrEqual(19);
    expect(withoutRepeats(unknown)).toEqual(noUnits);
  });

  it('the names of leaders in the five documents are holders of a post on the day of the plan', () => {
    const open = resolved().flatMap(({ plan, tasks }) =>
      tasks.flatMap(({ leaders }) =>
        leaders.filter(({ post }) => post === null).map(({ name }) => `${plan.title} ${name}`),
      ),
    );
    expect(open).toEqual([]);
  });

  it('the names in the five documents keep the printed form, except a misprint', () => {
    for (const { plan, tasks } of resolved()) {
      const printed = new Set(plan.tasks.flatMap(({ units }) => units.map(({ name }) => name)));
      const changed = tasks.flatMap(({ units }) => units.filter(({ name }) => !printed.has(name)));
      const misprints = changed.filter(({ unit, name }) => directory.unit(unit!)?.name !== name);
      expect(misprints).toEqual([]);
    }
  });

  it('a collective in the five documents stands for every street and town on the day of the plan', () => {
    const offered = resolved().flatMap(({ plan, findings }) =>
      findings
        .filter(({ code, excerpt }) => code === 'PLAN_UNIT_COLLECTIVE' && /^各街道、?乡镇$/.test(excerpt))
        .map(({ proposal }) => `${plan.year}: ${proposal!.split('；').length}`),
    );
    expect(withoutRepeats(offered)).toEqual(['2020: 17', '2021: 22']);
  });
});
