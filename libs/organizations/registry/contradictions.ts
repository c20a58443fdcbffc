import { nameKey } from '../domain/names.js';
import type { Registry } from './registry.js';

type Unit = Registry['units'][number];

/**
 * The mistakes of a registry file, in words for a refusal: ids and names used twice, holders out of order, unknown units, and
 * mergers that lead back. Empty when there are none.
 */
export const contradictionsIn = (registry: Registry): readonly string[] => [
  ...repeatedNames(registry),
  ...unorderedHolders(registry),
  ...unknownUnits(registry),
  ...circularMergers(registry),
];

function repeatedNames({ units, posts }: Registry): string[] {
  const printed = units.flatMap((unit) => [...new Set(namesOf(unit).map(nameKey))]);
  return [
    ...repeated(units.map(({ unitId }) => unitId)).map((id) => `unit id "${id}" is used twice`),
    ...repeated(posts.map(({ postId }) => postId)).map((id) => `post id "${id}" is used twice`),
    ...repeated(printed).map((name) => `name "${name}" belongs to two units`),
  ];
}

const namesOf = ({ name, aliases, formerNames, misprints }: Unit): string[] => [
  name,
  ...aliases,
  ...formerNames.map((former) => former.name),
  ...misprints.map(({ printed }) => printed),
];

function unorderedHolders({ posts }: Registry): string[] {
  const outOfOrder = posts.filter(({ holders }) =>
    holders.some(({ from }, at) => at > 0 && from <= holders[at - 1]!.from),
  );
  return outOfOrder.map(({ postId }) => `holders of "${postId}" must be in the order of their days`);
}

/** Members, and units that took over, that are not in the file. */
function unknownUnits({ units }: Registry): string[] {
  const known = new Set(units.map(({ unitId }) => unitId));
  return units.flatMap(({ unitId, mergedInto, members }) =>
    [...(mergedInto ? [mergedInto.unitId] : []), ...members.flatMap((set) => set.unitIds)]
      .filter((named) => !known.has(named))
      .map((named) => `"${unitId}" names "${named}", which the file does not register`),
  );
}

function circularMergers({ units }: Registry): string[] {
  const successor = new Map(units.map(({ unitId, mergedInto }) => [unitId, mergedInto?.unitId]));
  const isCircular = ({ unitId }: Unit): boolean => {
    const seen = new Set<string>();
    for (let at = successor.get(unitId); at !== undefined && !seen.has(at); at = successor.get(at)) seen.add(at);
    return seen.has(unitId);
  };
  return units.filter(isCircular).map(({ unitId }) => `mergers of "${unitId}" lead back to it`);
}

const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
};
