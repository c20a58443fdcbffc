import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#escalation';
import { loadRegistry, registryFile } from '#organizations';
import { parseScenario, readScenario, scenarioFile } from './read-scenario.js';
import type { Scenario } from './scenario.js';
import { expectedOf } from './spec/expected-year.js';

const path = scenarioFile('tongzhou-2023');
let content: Scenario;

beforeAll(async () => {
  content = JSON.parse(await readFile(path, 'utf8')) as Scenario;
});

describe('the year of Tongzhou 2023', () => {
  it('the scenario of Tongzhou 2023 is a valid scenario', async () => {
    const { name, tasks } = await readScenario(path);
    expect(name).toBe('tongzhou-2023');
    expect(Object.keys(tasks).every((seq) => Number(seq) <= expectedOf('tongzhou-2023').tasks)).toBe(true);
  });

  it('the people in the scenario of Tongzhou 2023 act on working days only', async () => {
    const calendar = chineseWorkCalendar();
    const { tasks, days } = await readScenario(path);
    const steps = Object.values(tasks).flatMap((task) => task.steps.map(({ on }) => on));
    expect([...steps, ...Object.values(days)].filter((on) => !calendar.isWorkingDay(on))).toEqual([]);
  });

  it('the scenario of Tongzhou 2023 names units that are registered', async () => {
    const { units } = await loadRegistry(registryFile('tongzhou'));
    const known = units.flatMap(({ name, aliases }) => [name, ...aliases]);
    const { tasks, units: named } = await readScenario(path);
    const used = Object.values(tasks).flatMap(({ unsigned, steps }) => [
      ...unsigned,
      ...steps.flatMap((step) => ('unit' in step ? [step.unit] : [])),
      ...steps.flatMap((step) => (step.act === 'rule' && step.to ? [step.to] : [])),
    ]);
    expect([...Object.keys(named.named), ...used].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('a scenario file', () => {
  const reasonOf = (change: object): string => {
    try {
      parseScenario({ ...content, ...change }, 'changed.json');
    } catch (error) {
      const { code, details } = error as { code: string; details: { reason: string } };
      return `${code} ${JSON.stringify(details.reason)}`;
    }
    return 'accepted';
  };

  it.each<[string, () => object, string]>([
    ['a fate nobody described', () => ({ tasks: { 1: { fate: 'lucky' } } }), 'there is no fate \\"lucky\\"'],
    [
      'a profile nobody described',
      () => ({ units: { shares: { lazy: 1 }, named: {} } }),
      'there is no profile \\"lazy\\"',
    ],
    [
      'steps out of order',
      () => ({ tasks: { 1: { steps: [step('2023-05-05'), step('2023-05-04')] } } }),
      'steps of task 1 are not in order',
    ],
    ['days out of order', () => ({ days: { ...content.days, issuedOn: '2022-01-01' } }), 'the days are not in order'],
    [
      'an act nobody knows',
      () => ({ tasks: { 1: { steps: [{ on: '2023-05-04', act: 'applaud' }] } } }),
      'tasks.1.steps.0',
    ],
    ['a field nobody knows', () => ({ surprise: 1 }), 'surprise'],
  ])('a scenario file is refused for %s', (_title, change, reason) => {
    expect(reasonOf(change())).toContain('SCENARIO_INVALID');
    expect(reasonOf(change())).toContain(reason);
  });
});

const step = (on: string) => ({ on, act: 'remind', text: '请尽快办理。' });
