import type { InBoth } from '#kernel';
import { type Directory, type OrganizationCommandType, unitKindNames } from '#organizations/contract';
import { nameKey } from '../domain/names.js';
import { matchedIds, type OtherId } from './matched-ids.js';
import { missingCommands, takenNames } from './missing-commands.js';
import type { Registry, RegistryCommand } from './registry.js';

/** What a registry file has that the directory lacks, and where both have something else. */
export interface DirectoryComparison {
  /** In the order in which they must be carried out. */
  readonly missing: readonly RegistryCommand[];
  /** Where they differ and the directory stays, in words. */
  readonly left: readonly InBoth[];
}

export function compareDirectory(file: Registry, directory: Directory): DirectoryComparison {
  const { registry, others } = matchedIds(file, directory);
  const missing = missingCommands(registry, directory);
  return {
    missing,
    left: [
      ...others.map(otherIds),
      ...unitsThatDiffer(registry, directory),
      ...namesOfOthers(registry, directory),
      ...relationsThatDiffer(registry, directory),
      ...postsThatDiffer(registry, directory, missing),
      ...onlyInDirectory(registry, directory),
    ],
  };
}

const otherIds = ({ name, inFile, inDirectory }: OtherId): InBoth => ({
  zh: `“${name}”在文件中的编号是 ${inFile}，登记的编号是 ${inDirectory}；按名称视为同一个。`,
  en: `"${name}" has the id ${inFile} in the file and ${inDirectory} in the directory; by name they are taken for the same.`,
});

const unitsThatDiffer = ({ units }: Registry, directory: Directory): readonly InBoth[] =>
  units.flatMap(({ unitId, name, kind }) => {
    const known = directory.unit(unitId);
    if (!known) return [];
    return [
      ...(nameKey(known.name) === nameKey(name)
        ? []
        : [
            {
              zh: `文件中的“${name}”已登记为“${known.name}”。`,
              en: `"${name}" of the file is registered as "${known.name}".`,
            },
          ]),
      ...(known.kind === kind
        ? []
        : [
            {
              zh: `“${known.name}”登记的类别是${unitKindNames.zh[known.kind]}，文件中是${unitKindNames.zh[kind]}。`,
              en: `"${known.name}" is registered as ${unitKindNames.en[known.kind]}; the file says ${unitKindNames.en[kind]}.`,
            },
          ]),
    ];
  });

const namesOfOthers = ({ units }: Registry, directory: Directory): readonly InBoth[] =>
  units.flatMap((unit) =>
    takenNames(unit, directory).map(({ name, other }) => ({
      zh: `文件中“${unit.name}”的名称“${name}”已登记在“${other}”之下。`,
      en: `The name "${name}" of "${unit.name}" in the file is registered as one of "${other}".`,
    })),
  );

/** Mergers and members. */
const relationsThatDiffer = ({ units }: Registry, directory: Directory): readonly InBoth[] =>
  units.flatMap(({ unitId, mergedInto, members }) => {
    const known = directory.unit(unitId);
    if (!known) return [];
    const into = known.mergedInto;
    const otherMerger = mergedInto && into && (mergedInto.unitId !== into.unitId || mergedInto.on !== into.on);
    const otherMembers = members.filter((set) => {
      const registered = known.members?.find(({ on }) => on === set.on);
      return registered && (registered.scope !== set.scope || !sameIds(registered.unitIds, set.unitIds));
    });
    return [
      ...(otherMerger
        ? [
            {
              zh: `“${known.name}”登记的是自 ${into.on} 起并入“${nameIn(directory, into.unitId)}”，与文件不同。`,
              en: `"${known.name}" is registered as merged into "${nameIn(directory, into.unitId)}" on ${into.on}; the file says something else.`,
            },
          ]
        : []),
      ...otherMembers.map(({ on }) => ({
        zh: `“${known.name}”自 ${on} 起的成员，登记的与文件不同。`,
        en: `The members of "${known.name}" from ${on} on are registered otherwise than in the file.`,
      })),
    ];
  });

const nameIn = (directory: Directory, unitId: string): string => directory.unit(unitId)?.name ?? unitId;

const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
  new Set(some).size === new Set(others).size && some.every((id) => others.includes(id));

const postsThatDiffer = (
  { posts }: Registry,
  directory: Directory,
  missing: readonly RegistryCommand[],
): readonly InBoth[] =>
  posts.flatMap(({ postId, title, holders }) => {
    const known = directory.post(postId);
    if (!known) return [];
    const [now, inFile] = [known.holders.at(-1), holders.at(-1)];
    const otherTitle = known.title !== title;
    const isChanged = missing.some(({ data }) => 'person' in data && data.postId === postId);
    const otherHolder =
      now && inFile && !isChanged && (now.person !== inFile.person || now.from !== inFile.from) ? inFile : undefined;
    return [
      ...(otherTitle
        ? [
            {
              zh: `文件中的职务“${title}”已登记为“${known.title}”。`,
              en: `The post "${title}" of the file is registered as "${known.title}".`,
            },
          ]
        : []),
      ...(now && otherHolder
        ? [
            {
              zh: `“${known.title}”现由“${now.person}”担任（${now.from} 起），文件中是“${otherHolder.person}”（${otherHolder.from} 起）。`,
              en: `"${known.title}" is held by "${now.person}" since ${now.from}; the file says "${otherHolder.person}" since ${otherHolder.from}.`,
            },
          ]
        : []),
    ];
  });

/** What was registered otherwise than by this file. */
const onlyInDirectory = ({ units, posts }: Registry, directory: Directory): readonly InBoth[] => {
  const unitIds = new Set(units.map(({ unitId }) => unitId));
  const postIds = new Set(posts.map(({ postId }) => postId));
  return [
    ...directory
      .units()
      .filter(({ unitId }) => !unitIds.has(unitId))
      .map(({ name }) => ({ zh: `已登记的“${name}”不在文件中。`, en: `"${name}" is registered and not in the file.` })),
    ...directory
      .posts()
      .filter(({ postId }) => !postIds.has(postId))
      .map(({ title }) => ({
        zh: `已登记的职务“${title}”不在文件中。`,
        en: `The post "${title}" is registered and not in the file.`,
      })),
  ];
};

/** What each command registers, as it is counted; undefined for one that a file never gives. */
const counted: Readonly<Record<OrganizationCommandType, InBoth | undefined>> = {
  RegisterUnit: { zh: '个单位', en: 'units' },
  AddUnitAlias: { zh: '个别称', en: 'other names' },
  NoteFormerName: { zh: '个曾用名', en: 'former names' },
  NoteMisprint: { zh: '个误写', en: 'misprints' },
  MergeUnit: { zh: '项并入', en: 'mergers' },
  SetCollectiveMembers: { zh: '份成员名单', en: 'lists of members' },
  RegisterPost: { zh: '个职务', en: 'posts' },
  ChangeHolder: { zh: '项任职', en: 'holders' },
  CorrectHolderTerm: { zh: '处任职日期更正', en: 'corrected first days' },
  RenameUnit: undefined,
  RegisterUnitKey: undefined,
  RevokeUnitKey: undefined,
};

/** Commands in words: 3 个单位、1 个别称. */
export function countedInWords(commands: readonly { readonly type: OrganizationCommandType }[]): InBoth {
  const parts = [...Map.groupBy(commands, ({ type }) => type)].flatMap(([type, of]) => {
    const words = counted[type];
    return words ? [{ zh: `${of.length} ${words.zh}`, en: `${of.length} ${words.en}` }] : [];
  });
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}
