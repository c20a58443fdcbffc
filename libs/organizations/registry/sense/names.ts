import type { Finding } from '#settings';
import { nameKey } from '../../domain/names.js';
import type { Registry } from '../registry.js';
import { find } from './findings.js';

type Unit = Registry['units'][number];

interface PrintedName {
  readonly printed: string;
  readonly path: readonly PropertyKey[];
}

/** Ids that are used twice, names that mean two units, and names that no plan could find. */
export const senseOfNames = ({ units, posts }: Registry): readonly Finding[] => [
  ...repeatedIds(units.map(({ unitId: id, name }, at) => ({ id, name, path: ['units', at, 'unitId'] }))),
  ...repeatedIds(posts.map(({ postId: id, title: name }, at) => ({ id, name, path: ['posts', at, 'postId'] }))),
  ...namesOfTwo(units),
  ...units.flatMap(neverFound),
];

function repeatedIds(
  all: readonly { readonly id: string; readonly name: string; readonly path: readonly PropertyKey[] }[],
): Finding[] {
  const first = new Map<string, string>();
  return all.flatMap(({ id, name, path }) => {
    const other = first.get(id);
    if (other !== undefined) return [find('ID_TWICE', path, { id, other })];
    first.set(id, name);
    return [];
  });
}

function namesOfTwo(units: readonly Unit[]): Finding[] {
  const first = new Map<string, number>();
  return units.flatMap((unit, at) =>
    namesOf(unit, at).flatMap(({ printed, path }) => {
      const key = nameKey(printed);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, at);
        return [];
      }
      const fillings = { name: printed, unit: unit.name };
      if (before === at) return [find('NAME_TWICE', path, fillings)];
      return sameNameOf(units[before]!, unit, printed, path);
    }),
  );
}

/** An entry that stands twice is told once: by its id where both have it, else by its name. */
function sameNameOf(before: Unit, unit: Unit, name: string, path: readonly PropertyKey[]): Finding[] {
  if (before.unitId === unit.unitId) return [];
  if (nameKey(before.name) !== nameKey(unit.name))
    return [find('NAME_OF_TWO_UNITS', path, { name, unit: unit.name, other: before.name })];
  return path.at(-1) === 'name' && path.length === 3 ? [find('UNIT_TWICE', path, { name })] : [];
}

const namesOf = ({ name, aliases, formerNames, misprints }: Unit, at: number): readonly PrintedName[] => {
  const under = (...path: PropertyKey[]): readonly PropertyKey[] => ['units', at, ...path];
  return [
    { printed: name, path: under('name') },
    ...aliases.map((printed, place) => ({ printed, path: under('aliases', place) })),
    ...formerNames.map((former, place) => ({ printed: former.name, path: under('formerNames', place, 'name') })),
    ...misprints.map(({ printed }, place) => ({ printed, path: under('misprints', place, 'printed') })),
  ];
};

/** Where the reader of plans cuts a list of names. */
const cuts = /[、，,；;：:]/;

const neverFound = ({ name, kind }: Unit, at: number): Finding[] => {
  const sign = kind === 'collective' ? undefined : cuts.exec(name)?.[0];
  return sign === undefined ? [] : [find('NAME_NEVER_FOUND', ['units', at, 'name'], { name, sign })];
};
