import { refusal } from '#kernel';
import { type Directory, type OrganizationCommand, organizationRefusals } from '#organizations/contract';

const refuse = refusal(organizationRefusals);

/** Units that a command names beside its own are registered, and a merger leads to another unit. @throws UNIT_UNKNOWN, UNIT_MERGER_CIRCULAR */
export function checkNamedUnits({ type, data }: OrganizationCommand, directory: Directory): void {
  if (type === 'SetCollectiveMembers') for (const member of data.members) checkKnown(member, directory);
  if (type !== 'MergeUnit') return;
  checkKnown(data.into, directory);
  if (leadsTo(data.unitId, data.into, directory)) {
    throw refuse('UNIT_MERGER_CIRCULAR', { unitId: data.unitId, into: data.into });
  }
}

function checkKnown(unitId: string, directory: Directory): void {
  if (directory.unit(unitId)) return;
  const suggestions = directory.units().filter((unit) => unit.unitId.startsWith(unitId.slice(0, 4)));
  const named = suggestions.slice(0, 3).map((unit) => `${unit.name}（${unit.unitId}）`);
  throw refuse('UNIT_UNKNOWN', { name: unitId, suggestions: named.join('；') || '——' });
}

/** Whether the chain of mergers from `from` comes to `goal`. */
function leadsTo(goal: string, from: string, directory: Directory): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = from;
    at !== undefined && !seen.has(at);
    at = directory.unit(at)?.mergedInto?.unitId
  ) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}
