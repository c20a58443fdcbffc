import type { PlanObstaclesPage } from '#plans';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes, WrongUsage } from '../exit-codes.js';
import { askedCorrections, type CorrectionOptions } from '../plans/asked-correction.js';
import { planCalled } from '../plans/find-plan.js';
import { obstaclesText } from '../plans/obstacles-text.js';
import { type ActorOptions, giveToPlan, officeFor } from '../plans/office.js';
import { ask } from '../service.js';

export interface CorrectOptions extends ActorOptions, CorrectionOptions {
  readonly reason?: string;
}

/** Corrects one task of a draft, one correction for each option, and shows what still keeps the draft from being submitted. */
export async function correct(
  occasion: Occasion,
  given: string,
  task: string,
  options: CorrectOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const seq = placeOf(task, occasion);
  const asked = askedCorrections(options, language);
  const service = await officeFor(occasion, options, { role: 'officer' });
  const planId = await planCalled(service, given);
  const { reason = say(language, '与原文核对后更正', 'Corrected after comparing it with the document') } = options;
  for (const correction of asked) await giveToPlan(service, planId, 'corrections', { seq, correction, reason });
  const page = await ask<PlanObstaclesPage>(service, { path: `/v1/plans/${planId}/obstacles` });
  const done = say(language, `已更正第 ${seq} 项。`, `Task ${seq} is corrected.`);
  surroundings.out(options.json ? asJson(page) : `${done}\n${obstaclesText(page, language)}`);
  return exitCodes.done;
}

/** A task is named by its place in the plan. */
export function placeOf(task: string, { language }: Pick<Occasion, 'language'>): number {
  if (/^[1-9]\d{0,5}$/.test(task)) return Number(task);
  throw new WrongUsage(
    say(
      language,
      `任务应为其在方案中的次序，如 3；实际为“${task}”。用 zhezi plan 查看。`,
      `A task is named by its place in the plan, such as 3; found "${task}". zhezi plan shows it.`,
    ),
  );
}
