import type { DraftTask, PlanCommandData } from '#plans/contract';
import type { Target } from '#tasks/contract';
import type { Plan } from '../life-cycle/state.js';
import { targetsOf } from '../targets/targets-of.js';

type Correction = PlanCommandData<'CorrectPlan'>;

/**
 * A correction with what follows from it: a new text brings the targets read from it, or keeps those put in by hand.
 * A target keeps its place only if the new text prints it there.
 */
export function correctionOf(
  task: DraftTask,
  data: Correction,
  plan: Plan,
): Correction & { readonly targets?: Target[] } {
  const { correction, seq } = data;
  if (correction.field === 'targets') {
    return { ...data, correction: { ...correction, value: placed(correction.value, task.text) } };
  }
  if (correction.field !== 'text') return data;
  const targets = plan.targetsByHand.includes(seq)
    ? placed(task.targets, correction.value)
    : targetsOf(correction.value);
  return { ...data, targets: [...targets] };
}

const placed = (targets: readonly Target[], text: string): Target[] =>
  targets.map((target) => ({ ...target, span: isPrintedThere(target, text) ? target.span : null }));

const isPrintedThere = ({ span, printed }: Target, text: string): boolean =>
  span !== null && text.slice(...span) === printed;
