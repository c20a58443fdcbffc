import { refusal } from '#kernel';
import { type Directory, organizationRefusals } from '#organizations/contract';
import type { TaskCommand } from '#tasks/contract';

const refuse = refusal(organizationRefusals);
const suggested = 3;

/** The unit that takes an assignment over is registered. @throws UNIT_UNKNOWN */
export function checkSuccessor({ data }: Extract<TaskCommand, { type: 'RuleDispute' }>, directory: Directory): void {
  const { reassignedTo } = data;
  if (!reassignedTo || directory.unit(reassignedTo.unit)) return;
  const similar = directory.unitsLike(reassignedTo.name, suggested).map(({ name, unitId }) => `${name}（${unitId}）`);
  throw refuse('UNIT_UNKNOWN', { name: reassignedTo.unit, suggestions: similar });
}
