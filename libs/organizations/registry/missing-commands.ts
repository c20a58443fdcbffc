import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import { nameKey } from '../domain/names.js';
import type { Registry, RegistryCommand } from './registry.js';

type FileUnit = Registry['units'][number];
type FilePost = Registry['posts'][number];

/**
 * The commands that bring a directory up to a registry file, in the order in which they must be carried out: units and their
 * names come first, because mergers and members need them. The file only adds: where the directory differs, the directory stays, and
 * a name that it has for another unit is left out.
 */
export const missingCommands = ({ units, posts }: Registry, directory: Directory): readonly RegistryCommand[] => [
  ...units.flatMap((unit) => namesMissing(withoutTaken(unit, directory), directory.unit(unit.unitId))),
  ...posts.flatMap((post) => holdersMissing(post, directory.post(post.postId))),
  ...units.flatMap((unit) => relationsMissing(unit, directory.unit(unit.unitId))),
];

const withoutTaken = (unit: FileUnit, directory: Directory): FileUnit => {
  const taken = new Set(takenNames(unit, directory).map(({ name }) => name));
  const known = directory.unit(unit.unitId);
  return {
    ...unit,
    name: known && taken.has(unit.name) ? known.name : unit.name,
    aliases: unit.aliases.filter((name) => !taken.has(name)),
    formerNames: unit.formerNames.filter(({ name }) => !taken.has(name)),
    misprints: unit.misprints.filter(({ printed }) => !taken.has(printed)),
  };
};

/** The names of a unit in the file that the directory has for another unit, with that unit. */
export const takenNames = (
  { unitId, name, aliases, formerNames, misprints }: FileUnit,
  directory: Directory,
): readonly { readonly name: string; readonly other: string }[] =>
  [name, ...aliases, ...formerNames.map((former) => former.name), ...misprints.map(({ printed }) => printed)].flatMap(
    (called) => {
      const bearers = directory.bearersOf(called);
      if (bearers.some(({ unit }) => unit.unitId === unitId)) return [];
      return bearers.slice(0, 1).map(({ unit }) => ({ name: called, other: unit.name }));
    },
  );

function namesMissing(unit: FileUnit, known: UnitEntry | undefined): RegistryCommand[] {
  const { unitId, name, kind, aliases } = unit;
  if (!known) return [{ type: 'RegisterUnit', data: { unitId, name, kind, aliases } }, ...otherNames(unit, new Set())];
  const borne = new Set(namesOf(known));
  const added = [name, ...aliases].filter((alias) => !borne.has(nameKey(alias)));
  return [
    ...added.map((alias): RegistryCommand => ({ type: 'AddUnitAlias', data: { unitId, alias } })),
    ...otherNames(unit, borne),
  ];
}

const otherNames = ({ unitId, formerNames, misprints }: FileUnit, borne: ReadonlySet<string>): RegistryCommand[] => [
  ...formerNames
    .filter(({ name }) => !borne.has(nameKey(name)))
    .map(({ name, until, source }): RegistryCommand => ({
      type: 'NoteFormerName',
      data: { unitId, formerName: name, until, source },
    })),
  ...misprints
    .filter(({ printed }) => !borne.has(nameKey(printed)))
    .map(({ printed, seen }): RegistryCommand => ({ type: 'NoteMisprint', data: { unitId, printed, seen } })),
];

const namesOf = ({ name, aliases, formerNames = [], misprints = [] }: UnitEntry): string[] =>
  [name, ...aliases, ...formerNames.map((former) => former.name), ...misprints.map(({ printed }) => printed)].map(
    nameKey,
  );

function relationsMissing({ unitId, mergedInto, members }: FileUnit, known: UnitEntry | undefined): RegistryCommand[] {
  const days = new Set((known?.members ?? []).map(({ on }) => on));
  return [
    ...(mergedInto && !known?.mergedInto ? [mergeCommand(unitId, mergedInto)] : []),
    ...members
      .filter(({ on }) => !days.has(on))
      .map(({ on, scope, unitIds, source }): RegistryCommand => ({
        type: 'SetCollectiveMembers',
        data: { unitId, scope, members: unitIds, on, source },
      })),
  ];
}

const mergeCommand = (
  unitId: string,
  { unitId: into, on, source }: NonNullable<FileUnit['mergedInto']>,
): RegistryCommand => ({ type: 'MergeUnit', data: { unitId, into, on, source } });

function holdersMissing({ postId, title, holders }: FilePost, known: PostEntry | undefined): RegistryCommand[] {
  const moved = holders.filter(({ person, wasFrom }) =>
    known?.holders.some((holder) => holder.person === person && holder.from === wasFrom),
  );
  return [
    ...(known ? [] : [{ type: 'RegisterPost', data: { postId, title } } as const]),
    ...moved.map(({ person, from, wasFrom }): RegistryCommand => ({
      type: 'CorrectHolderTerm',
      data: { postId, person, wasFrom: wasFrom!, from },
    })),
    ...newTerms(holders, known).map(({ person, from }): RegistryCommand => ({
      type: 'ChangeHolder',
      data: { postId, person, on: from },
    })),
  ];
}

/**
 * The terms of a file that come after all that are registered. A person who has as many terms in the directory is not registered again:
 * the office may have dated one otherwise.
 */
function newTerms(holders: FilePost['holders'], known: PostEntry | undefined): FilePost['holders'] {
  const registered = known?.holders ?? [];
  const latest = registered.at(-1)?.from ?? '';
  const terms = holders.filter(({ person }, place) => person !== holders[place - 1]?.person);
  const termsOf = (person: string, among: readonly { readonly person: string }[]): number =>
    among.filter((term) => term.person === person).length;
  return terms.filter(
    ({ person, from }, place) =>
      from > latest && termsOf(person, terms.slice(0, place + 1)) > termsOf(person, registered),
  );
}
