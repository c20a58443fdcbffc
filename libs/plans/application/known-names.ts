import { refusal } from '#kernel';
import { type Directory, organizationRefusals } from '#organizations/contract';
import type { PlanCorrection } from '#plans/contract';

const refuse = refusal(organizationRefusals);
const suggested = 3;

/** A correction names units and posts that are registered. @throws UNIT_UNKNOWN, POST_UNKNOWN */
export function checkNames({ field, value }: PlanCorrection, directory: Directory): void {
  if (field === 'units') for (const { unit, name } of value) checkUnit(unit, name, directory);
  if (field === 'leaders') for (const { post } of value) checkPost(post, directory);
}

function checkUnit(unitId: string, name: string, directory: Directory): void {
  if (directory.unit(unitId)) return;
  const similar = directory.unitsLike(name, suggested).map((unit) => `${unit.name}（${unit.unitId}）`);
  throw refuse('UNIT_UNKNOWN', { name: unitId, suggestions: similar });
}

function checkPost(postId: string, directory: Directory): void {
  if (!directory.post(postId)) throw refuse('POST_UNKNOWN', { name: postId });
}
