import type { PlanDetail, PlanObstaclesPage } from '#plans';
import { planStateNames } from '#plans/contract';
import type { Language } from '#platform';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { type ListedPlan, planCalled } from '../plans/find-plan.js';
import { openFindingsText } from '../plans/findings-text.js';
import { obstaclesText } from '../plans/obstacles-text.js';
import { type ActorOptions, officeFor } from '../plans/office.js';
import { ask } from '../service.js';

/** Shows what a plan is, what keeps it from being submitted and how to help it, and what is to be done next. */
export async function plan(occasion: Occasion, given: string, options: ActorOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const service = await officeFor(occasion, options, { role: 'officer' });
  const path = `/v1/plans/${await planCalled(service, given)}`;
  const obstacles = await ask<PlanObstaclesPage>(service, { path: `${path}/obstacles` });
  const shown = await ask<ListedPlan & Pick<PlanDetail, 'findings'>>(service, {
    path: `${path}?after=${obstacles.position}`,
  });
  surroundings.out(
    options.json
      ? asJson({ ...shown, state: obstacles.state, obstacles: obstacles.items })
      : `${headOf(shown, obstacles, language)}${openFindingsText(shown, obstacles.state, language)}${obstaclesText(obstacles, language)}`,
  );
  return exitCodes.done;
}

function headOf(
  { documentNumber, issuedOn, tasks, submitter }: ListedPlan,
  page: PlanObstaclesPage,
  language: Language,
) {
  const { planId, title, state } = page;
  const facts = [
    documentNumber,
    issuedOn,
    planStateNames[language][state],
    say(language, `${tasks} 项任务`, `${tasks} tasks`),
    submitter !== null && state === 'Submitted'
      ? say(language, `送审人 ${submitter}`, `submitted by ${submitter}`)
      : null,
  ];
  return `${title}  ${planId}\n${facts.filter((fact) => fact !== null).join(say(language, '，', ', '))}\n`;
}
