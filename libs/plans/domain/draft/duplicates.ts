import { refusal } from '#kernel';
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
