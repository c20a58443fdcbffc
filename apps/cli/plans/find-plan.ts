import { said, saidList } from '#kernel';
import type { PlanBoardItem } from '#plans';
import { refuseCli } from '../refusals.js';
import { ask, type Service } from '../service.js';

export type ListedPlan = Pick<
  PlanBoardItem,
  'planId' | 'title' | 'documentNumber' | 'issuedOn' | 'year' | 'state' | 'tasks' | 'openFindings' | 'submitter'
>;

export const listedPlans = async (service: Service): Promise<readonly ListedPlan[]> =>
  (await ask<{ items: ListedPlan[] }>(service, { path: '/v1/plans' })).items;

/** What tells nothing apart in a title. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s《》〈〉]/gu, '');
const planIds = /^p[0-9a-f]{12}$/;
const mostNamed = 10;

/** The id of the plan: the given one, or that of the only plan whose title has the words. @throws PLAN_UNKNOWN, PLAN_AMBIGUOUS */
export async function planCalled(service: Service, given: string): Promise<string> {
  if (planIds.test(given)) return given;
  const plans = await listedPlans(service);
  const exact = plans.filter(({ title }) => plain(title) === plain(given));
  const found = exact.length > 0 ? exact : plans.filter(({ title }) => plain(title).includes(plain(given)));
  const [plan, ...others] = found;
  if (plan && others.length === 0) return plan.planId;
  const named = (plan ? found : plans).slice(0, mostNamed).map(choice);
  const choices = named.length > 0 ? saidList(named) : ['——'];
  throw refuseCli(plan ? 'PLAN_AMBIGUOUS' : 'PLAN_UNKNOWN', { given, choices });
}

const choice = ({ title, planId }: ListedPlan) =>
  said(planId, { zh: `《${title}》${planId}`, en: `"${title}" ${planId}` });
