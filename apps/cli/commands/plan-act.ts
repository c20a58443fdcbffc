import type { AccountRole } from '#kernel';
import type { PlanObstaclesPage } from '#plans';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes, WrongUsage } from '../exit-codes.js';
import { planCalled } from '../plans/find-plan.js';
import { obstaclesText } from '../plans/obstacles-text.js';
import { type ActorOptions, giveToPlan, officeFor } from '../plans/office.js';
import { ask } from '../service.js';
import { placeOf } from './correct.js';

/** One act on a plan, as `POST /v1/plans/{planId}/<path>`. */
export interface PlanAct {
  readonly role: AccountRole;
  /** Whether it must be said who does it. */
  readonly isPersonal?: boolean;
  readonly path: string;
  readonly body: object;
  readonly done: readonly [zh: string, en: string];
}

/** Does one act, says so, and shows what is to be done next. No act does what belongs to another person. */
export async function actOnPlan(
  occasion: Occasion,
  given: string,
  act: PlanAct,
  options: ActorOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const service = await officeFor(occasion, options, act);
  const planId = await planCalled(service, given);
  await giveToPlan(service, planId, act.path, act.body);
  const page = await ask<PlanObstaclesPage>(service, { path: `/v1/plans/${planId}/obstacles` });
  const done = `${say(language, ...act.done)}${say(language, `《${page.title}》`, ` "${page.title}"`)}`;
  surroundings.out(options.json ? asJson(page) : `${done}\n${obstaclesText(page, language)}`);
  return exitCodes.done;
}

interface WithReason {
  readonly reason: string;
}

export const acts = {
  drop: (occasion: Occasion, task: string, { reason }: WithReason): PlanAct => {
    const seq = placeOf(task, occasion);
    return {
      ...{ role: 'officer', path: 'dropped-tasks', body: { seq, reason } },
      done: [`已删除第 ${seq} 项：`, `Task ${seq} is dropped:`],
    };
  },
  dismiss: (occasion: Occasion, what: string, { reason }: WithReason): PlanAct => ({
    ...{ role: 'officer', ...dismissed(what, reason, occasion) },
    done: [`已确认 ${what}：`, `${what} is dismissed:`],
  }),
  recheck: (): PlanAct => ({
    ...{ role: 'officer', path: 'recheck', body: {} },
    done: ['已按现行登记簿复核：', 'Names are looked up anew:'],
  }),
  submit: (): PlanAct => ({
    ...{ role: 'officer', isPersonal: true, path: 'submission', body: {} },
    done: ['已送审：', 'Submitted:'],
  }),
  approve: ({ authority }: { readonly authority: string }): PlanAct => ({
    ...{ role: 'head', isPersonal: true, path: 'approval', body: { authority } },
    done: ['已批准：', 'Approved:'],
  }),
  return: ({ reason }: WithReason): PlanAct => ({
    ...{ role: 'head', isPersonal: true, path: 'return', body: { reason } },
    done: ['已退回修改：', 'Returned:'],
  }),
  issue: ({ number }: { readonly number: string }): PlanAct => ({
    ...{ role: 'director', isPersonal: true, path: 'issue', body: { noticeNumber: number } },
    done: ['已印发：', 'Issued:'],
  }),
  discard: ({ reason }: WithReason): PlanAct => ({
    ...{ role: 'officer', path: 'discard', body: { reason } },
    done: ['已作废：', 'Discarded:'],
  }),
} as const;

/** A finding by its id, or a duplicate as TASK=ID. */
function dismissed(what: string, reason: string, { language }: Occasion): Pick<PlanAct, 'path' | 'body'> {
  if (/^f\d+$/.test(what)) return { path: 'dismissed-findings', body: { findingId: what, reason } };
  const [, seq, other] = /^([1-9]\d*)=(\S+)$/.exec(what) ?? [];
  if (other !== undefined) return { path: 'dismissed-duplicates', body: { seq: Number(seq), other, reason } };
  throw new WrongUsage(
    say(
      language,
      `应为疑点编号（如 f3）或 任务=重复的任务（如 1=p9-004），实际为“${what}”。`,
      `Name a finding (such as f3), or a task and the one that it may repeat (such as 1=p9-004); found "${what}".`,
    ),
  );
}
