import { type InBoth, refusal } from '#kernel';
import { type FoundDuplicate, planRefusals } from '#plans/contract';
import { duplicateKey, type Plan } from '../life-cycle/state.js';

const refuse = refusal(planRefusals);
const named = 5;

/** Tasks that another plan supervises already, of which nobody has said why both stand. */
export const openDuplicates = (plan: Plan, found: readonly FoundDuplicate[]): readonly FoundDuplicate[] =>
  found.filter(
    (duplicate) =>
      plan.tasks.some(({ seq }) => seq === duplicate.seq) &&
      !plan.dismissedDuplicates.includes(duplicateKey(duplicate)),
  );

/** The first open duplicates of a task, or else of the plan, for whoever names another. */
export function duplicatesSaid(open: readonly FoundDuplicate[], seq: number): InBoth {
  const ofTask = open.filter((each) => each.seq === seq);
  const told = (ofTask.length > 0 ? ofTask : open).slice(0, named);
  if (told.length === 0)
    return {
      zh: '该方案没有待确认的重复任务，不必确认；请核对方案。',
      en: 'The plan has no open duplicate, and nothing is to be dismissed. Check the plan.',
    };
  return {
    zh: `待确认的有：${told.map((each) => `第 ${each.seq} 项与《${each.planTitle}》${each.other}`).join('；')}。请改用其中之一。`,
    en: `Open: ${told.map((each) => `task ${each.seq} and ${each.other} of "${each.planTitle}"`).join('; ')}. Use one of these.`,
  };
}

/** Each task that is supervised elsewhere is dropped or dismissed first (条例 art. 15). @throws PLAN_DUPLICATES_OPEN */
export function checkDuplicates(plan: Plan, found: readonly FoundDuplicate[] = []): void {
  const open = openDuplicates(plan, found);
  if (open.length === 0) return;
  const told = open.slice(0, named).map(({ seq, planTitle, other }) => `第 ${seq} 项 ↔ 《${planTitle}》${other}`);
  throw refuse('PLAN_DUPLICATES_OPEN', {
    count: new Set(open.map(({ seq }) => seq)).size,
    duplicates: told.join('；'),
  });
}
