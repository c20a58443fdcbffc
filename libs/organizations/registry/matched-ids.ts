import type { Directory } from '#organizations/contract';
import type { Registry } from './registry.js';

/** A unit or post that the directory has under another id than the file. */
export interface OtherId {
  readonly name: string;
  readonly inFile: string;
  readonly inDirectory: string;
}

export interface MatchedRegistry {
  readonly registry: Registry;
  readonly others: readonly OtherId[];
}

/**
 * The registry with the ids of the directory: a unit that the directory knows by name, and a post that it knows by title, is the same
 * one whatever id the file gives it. Else one unit would be registered twice.
 */
export function matchedIds(registry: Registry, directory: Directory): MatchedRegistry {
  const titles = new Map(directory.posts().map(({ title, postId }) => [title, postId]));
  const units = registry.units.flatMap(({ unitId, name }) =>
    otherId(
      name,
      unitId,
      directory.unit(unitId)
        ? unitId
        : (directory.findUnit(name)?.predecessor?.unitId ?? directory.unitByName(name)?.unitId),
    ),
  );
  const posts = registry.posts.flatMap(({ postId, title }) =>
    otherId(title, postId, directory.post(postId) ? postId : titles.get(title)),
  );
  const idOf = (others: readonly OtherId[]) => {
    const known = new Map(others.map(({ inFile, inDirectory }) => [inFile, inDirectory]));
    return (id: string): string => known.get(id) ?? id;
  };
  const unitIdOf = idOf(units);
  const postIdOf = idOf(posts);
  return {
    registry: {
      ...registry,
      units: registry.units.map((unit) => ({
        ...unit,
        unitId: unitIdOf(unit.unitId),
        mergedInto: unit.mergedInto && { ...unit.mergedInto, unitId: unitIdOf(unit.mergedInto.unitId) },
        members: unit.members.map((set) => ({ ...set, unitIds: set.unitIds.map(unitIdOf) })),
      })),
      posts: registry.posts.map((post) => ({ ...post, postId: postIdOf(post.postId) })),
    },
    others: [...units, ...posts],
  };
}

const otherId = (name: string, inFile: string, inDirectory: string | undefined): readonly OtherId[] =>
  inDirectory === undefined || inDirectory === inFile ? [] : [{ name, inFile, inDirectory }];
