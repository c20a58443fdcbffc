import type { Directory } from '#organizations/contract';
import type { ReadPlan, ReadTask } from '../reading/index.js';
import type { Known, KnownTask } from './knowledge.js';

/** The tasks of a plan that name units, as knowledge: names as the directory knew them on the day of issue. */
export function knownTasks(plan: ReadPlan, directory: Directory): KnownTask[] {
  const on = plan.issuedOn ?? `${plan.year}-12-31`;
  return plan.tasks
    .filter(({ units }) => units.length > 0)
    .map(({ number, section, text, units, leaders }) => ({
      plan: plan.title,
      year: plan.year,
      number,
      section,
      text,
      units: unitsOf(units, directory),
      leaders: leaders.map((person) => ({ key: directory.postByHolder(person, on)?.postId ?? person, name: person })),
    }));
}

/** Units that may be suggested although no earlier task names them. */
export const nameableUnits = (directory: Directory): Known[] =>
  directory.units().map(({ unitId, name }) => ({ key: unitId, name }));

function unitsOf(units: ReadTask['units'], directory: Directory): KnownTask['units'] {
  const known = units.map(({ name, role }) => {
    const unit = directory.unitByName(name);
    return { key: unit?.unitId ?? name, name: unit?.name ?? name, role };
  });
  return known.filter(({ key }, at) => known.findIndex((other) => other.key === key) === at);
}
