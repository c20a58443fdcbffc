import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '#runtime';
import { refuseScenario } from './refusals.js';
import { type Scenario, scenarioSchema } from './scenario.js';

/** The registry file of the place whose years the scenarios are. */
export const scenarioDirectory = 'tongzhou';

export const scenarioFile = (name: string): string => join(projectRoot(), 'seeds', 'scenarios', `${name}.json`);

/** @throws SCENARIO_INVALID */
export async function readScenario(path: string): Promise<Scenario> {
  return parseScenario(JSON.parse(await readFile(path, 'utf8')), basename(path));
}

/** @throws SCENARIO_INVALID naming the first five places that are not as expected. */
export function parseScenario(content: unknown, file: string): Scenario {
  const parsed = scenarioSchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw refuseScenario('SCENARIO_INVALID', { file, reason: issues.slice(0, 5).join('; ') });
  }
  const wrong = contradictionsOf(parsed.data);
  if (wrong.length > 0) throw refuseScenario('SCENARIO_INVALID', { file, reason: wrong.slice(0, 5).join('; ') });
  return parsed.data;
}

function contradictionsOf({ profiles, units, fates, shares, tasks, days }: Scenario): string[] {
  const named = Object.values(tasks).flatMap(({ fate }) => fate ?? []);
  const daysOfPlan = [days.readOn, days.submittedOn, days.approvedOn, days.issuedOn, days.until];
  return [
    ...missing([...Object.keys(units.shares), ...Object.values(units.named)], profiles, 'profile'),
    ...missing([...Object.keys(shares), ...named], fates, 'fate'),
    ...Object.entries(tasks).flatMap(([seq, { steps }]) =>
      inOrder(steps.map(({ on }) => on)) ? [] : [`steps of task ${seq} are not in order`],
    ),
    ...(inOrder(daysOfPlan) ? [] : ['the days are not in order']),
  ];
}

const missing = (names: readonly string[], known: object, what: string): string[] =>
  names.filter((name) => !(name in known)).map((name) => `there is no ${what} "${name}"`);

const inOrder = (days: readonly string[]): boolean =>
  days.every((day, place) => place === 0 || days[place - 1]! <= day);
