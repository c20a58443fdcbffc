import type { DraftTask } from '#plans/contract';

/**
 * What a task lacks before it can be supervised, in words for a refusal; empty when nothing. A supervised task has a definite
 * deadline and one assignment per unit.
 */
export function missingIn(task: DraftTask): readonly string[] {
  return [
    ...(task.text.trim() === '' ? ['任务内容 text'] : []),
    ...(task.units.some(({ role }) => role !== 'support') ? [] : ['牵头或主责单位 lead or main unit']),
    ...task.units.filter(({ unit }) => unit === null).map(({ name }) => `未登记的单位 unknown unit “${name}”`),
    ...repeated(task.units).map((name) => `重复的单位 unit named twice “${name}”`),
    ...task.leaders.filter(({ post }) => post === null).map(({ name }) => `未登记的领导 unknown leader “${name}”`),
    ...deadlineDoubts(task),
  ];
}

const repeated = (units: DraftTask['units']): string[] =>
  units
    .filter(({ unit }, place) => unit !== null && units.findIndex((other) => other.unit === unit) < place)
    .map(({ name }) => name);

function deadlineDoubts({ deadline }: DraftTask): string[] {
  if (deadline.kind === 'unspecified') return ['明确的时限 definite deadline'];
  const reversed = deadline.kind === 'window' && deadline.from > deadline.to;
  return reversed ? ['起止日期颠倒 window that ends before it begins'] : [];
}
