import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileContent, type InBoth, issuesOf, saidIssues, saidText, sentences } from '#kernel';
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

const mostTold = 5;

/** @throws SCENARIO_INVALID naming the first five places that are not as expected. */
export function parseScenario(content: unknown, file: string): Scenario {
  const parsed = scenarioSchema.safeParse(content);
  if (!parsed.success) {
    const issues = issuesOf(parsed.error, content, scenarioSchema, fileContent).slice(0, mostTold);
    throw refuseScenario('SCENARIO_INVALID', { file, reason: saidIssues(issues) });
  }
  const wrong = contradictionsOf(parsed.data);
  if (wrong.length > 0) {
    const reason = saidText(sentences(wrong.slice(0, mostTold)));
    throw refuseScenario('SCENARIO_INVALID', { file, reason });
  }
  return parsed.data;
}

function contradictionsOf({ profiles, units, fates, shares, tasks, days }: Scenario): InBoth[] {
  const named = Object.values(tasks).flatMap(({ fate }) => fate ?? []);
  const daysOfPlan = [days.readOn, days.submittedOn, days.approvedOn, days.issuedOn, days.until];
  return [
    ...missing([...Object.keys(units.shares), ...Object.values(units.named)], profiles, { zh: '做法', en: 'profile' }),
    ...missing([...Object.keys(shares), ...named], fates, { zh: '结局', en: 'fate' }),
    ...Object.entries(tasks).flatMap(([seq, { steps }]) =>
      inOrder(steps.map(({ on }) => on))
        ? []
        : [{ zh: `第 ${seq} 项任务的步骤不按日期排列`, en: `steps of task ${seq} are not in order` }],
    ),
    ...(inOrder(daysOfPlan) ? [] : [{ zh: '各日期不按先后排列', en: 'the days are not in order' }]),
  ];
}

const missing = (names: readonly string[], known: object, what: InBoth): InBoth[] =>
  names
    .filter((name) => !(name in known))
    .map((name) => ({ zh: `没有${what.zh}“${name}”`, en: `there is no ${what.en} "${name}"` }));

const inOrder = (days: readonly string[]): boolean =>
  days.every((day, place) => place === 0 || days[place - 1]! <= day);
