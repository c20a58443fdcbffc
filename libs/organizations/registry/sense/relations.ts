import type { Finding } from '#settings';
import type { Registry } from '../registry.js';
import { find } from './findings.js';

type Unit = Registry['units'][number];

/** Members and mergers that name units which the file does not have, or that lead back. */
export const senseOfRelations = ({ units }: Registry): readonly Finding[] => {
  const known = new Set(units.map(({ unitId }) => unitId));
  const successor = new Map(units.map(({ unitId, mergedInto }) => [unitId, mergedInto?.unitId]));
  return units.flatMap((unit, at) => [
    ...namedUnits(unit, at)
      .filter(({ named }) => !known.has(named))
      .map(({ named, path }) => find('UNIT_NOT_IN_FILE', path, { name: unit.name, named })),
    ...inItself(unit, at),
    ...(leadsBack(unit.unitId, successor)
      ? [find('MERGER_CIRCULAR', ['units', at, 'mergedInto'], { name: unit.name })]
      : []),
  ]);
};

const namedUnits = ({ mergedInto, members }: Unit, at: number) => [
  ...(mergedInto ? [{ named: mergedInto.unitId, path: ['units', at, 'mergedInto', 'unitId'] }] : []),
  ...members.flatMap(({ unitIds }, set) =>
    unitIds.map((named, place) => ({ named, path: ['units', at, 'members', set, 'unitIds', place] })),
  ),
];

const inItself = ({ unitId, name, members }: Unit, at: number): Finding[] =>
  members.flatMap(({ unitIds }, set) =>
    unitIds.includes(unitId)
      ? [find('COLLECTIVE_IN_ITSELF', ['units', at, 'members', set, 'unitIds', unitIds.indexOf(unitId)], { name })]
      : [],
  );

function leadsBack(unitId: string, successor: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at = successor.get(unitId); at !== undefined && !seen.has(at); at = successor.get(at)) seen.add(at);
  return seen.has(unitId);
}
