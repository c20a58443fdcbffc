import { nameKey } from '../domain/names.js';
import type { Registry } from './registry.js';

type Unit = Registry['units'][number];

/** What a registry file says twice, out of order or about nobody, in words for a refusal; empty when nothing. */
export const contradictionsIn = (registry: Registry): readonly string[] => [
  ...repeatedNames(registry),
  ...unorderedHolders(registry),
  ...strangers(registry),
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

/** Members and successors that are not in the file. */
function strangers({ units }: Registry): string[] {
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
