import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';

/** A collective has members. */
export interface KnownUnit extends Pick<UnitEntry, 'unitId' | 'name'> {
  readonly aliases?: readonly string[];
  readonly misprint?: string;
  readonly memberIds?: readonly string[];
}

/** A directory of these units and holders of posts; to a name that it does not know every unit and holder is similar. */
export function directoryWith(
  known: readonly KnownUnit[],
  holders: readonly (readonly [post: string, person: string])[],
): Directory {
  const units = known.map(({ unitId, name, aliases = [], misprint, memberIds }): UnitEntry => ({
    ...{ unitId, name, aliases, kind: memberIds ? 'collective' : 'department' },
    ...(misprint !== undefined && { misprints: [{ printed: misprint, seen: null }] }),
  }));
  const posts = holders.map(([postId, person]): PostEntry => ({
    postId,
    title: `职务${postId}`,
    holders: [{ person, from: '2020-01-01', to: null }],
  }));
  const terms = posts.map((post) => ({ ...post.holders[0]!, post }));
  const unit = (unitId: string) => units.find((each) => each.unitId === unitId);
  const directory: Directory = {
    unit,
    findUnit(name) {
      const byName = units.find((each) => each.name === name);
      if (byName) return { unit: byName, how: 'name', predecessor: null };
      const byAlias = units.find(({ aliases }) => aliases.includes(name));
      if (byAlias) return { unit: byAlias, how: 'alias', predecessor: null };
      const meant = units.find(({ misprints = [] }) => misprints.some(({ printed }) => printed === name));
      return meant && { unit: meant, how: 'misprint', predecessor: null };
    },
    findUnits(name) {
      const match = directory.findUnit(name);
      return match ? [match] : [];
    },
    bearersOf: (name) => directory.findUnits(name),
    unitByName: (name) => directory.findUnit(name)?.unit,
    unitsLike: (_, limit) => units.slice(0, limit),
    members(unitId) {
      const ids = known.find((each) => each.unitId === unitId)?.memberIds;
      return ids && { scope: 'all', units: ids.flatMap((id) => unit(id) ?? []) };
    },
    post: (postId) => posts.find((post) => post.postId === postId),
    postsCalled: (name) => posts.filter(({ title, holders }) => title === name || holders[0]!.person === name),
    postsLike: (_, __, limit) => posts.slice(0, limit),
    postByHolder: (person) => terms.find((term) => term.person === person)?.post,
    termsOf: (person) => terms.filter((term) => term.person === person),
    holdersLike: (_, __, limit) => terms.slice(0, limit),
    units: () => units,
    posts: () => posts,
  };
  return directory;
}

export const finance: KnownUnit = { unitId: 'qu-cai-zheng-ju', name: '区财政局' };
export const schools: KnownUnit = { unitId: 'qu-jiao-wei', name: '区教委', aliases: ['区教育委'] };
export const leaders = [['qu-ling-dao-01', '甲某']] as const;
/** Knows two units and one leader. */
export const directory = directoryWith([finance, schools], leaders);
