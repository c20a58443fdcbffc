import { assertNever, type LocalDate } from '#kernel';
import type { Directory, OrganizationEvent, PostEntry, PostHolder, UnitEntry } from '#organizations/contract';
import { editDistance, nameKey } from './names.js';

/** Look-ups over units and posts as they stand. When two units share a name, the one registered first keeps it. */
export function createDirectory(units: readonly UnitEntry[], posts: readonly PostEntry[]): Directory {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const byName = namesOf(units);
  const postsById = new Map(posts.map((post) => [post.postId, post]));
  const byPerson = Map.groupBy(posts.flatMap(heldPosts), ({ person }) => person);
  return {
    unit: (unitId) => byId.get(unitId),
    unitByName: (name) => byName.get(nameKey(name)),
    unitsLike: (name, limit) => nearest(byName, nameKey(name)).slice(0, limit),
    post: (postId) => postsById.get(postId),
    postByHolder: (person, on) => byPerson.get(nameKey(person))?.find(({ term }) => holds(term, on))?.post,
    units: () => units,
    posts: () => posts,
  };
}

/** The directory after these events, in the order in which they happened. */
export function directoryFrom(events: Iterable<OrganizationEvent>): Directory {
  const units = new Map<string, UnitEntry>();
  const posts = new Map<string, PostEntry>();
  for (const event of events) apply(event, units, posts);
  return createDirectory([...units.values()], [...posts.values()]);
}

function apply(event: OrganizationEvent, units: Map<string, UnitEntry>, posts: Map<string, PostEntry>): void {
  switch (event.type) {
    case 'UnitRegistered':
      units.set(event.data.unitId, event.data);
      return;
    case 'UnitAliasAdded':
      changeUnit(units, event.data.unitId, (unit) => ({ aliases: [...unit.aliases, event.data.alias] }));
      return;
    case 'UnitRenamed':
      changeUnit(units, event.data.unitId, (unit) => ({
        name: event.data.name,
        aliases: [...unit.aliases.filter((alias) => alias !== event.data.name), event.data.formerName],
      }));
      return;
    case 'PostRegistered':
      posts.set(event.data.postId, { ...event.data, holders: [] });
      return;
    case 'HolderChanged': {
      const post = posts.get(event.data.postId);
      if (post) posts.set(post.postId, { ...post, holders: succeeded(post.holders, event.data) });
      return;
    }
    default:
      assertNever(event);
  }
}

function changeUnit(units: Map<string, UnitEntry>, unitId: string, change: (unit: UnitEntry) => Partial<UnitEntry>) {
  const unit = units.get(unitId);
  if (unit) units.set(unitId, { ...unit, ...change(unit) });
}

/** The predecessor's term ends on the day the successor's begins. */
function succeeded(holders: readonly PostHolder[], { person, on }: { person: string; on: LocalDate }): PostHolder[] {
  const ended = holders.map((holder) => (holder.to === null ? { ...holder, to: on } : holder));
  return [...ended, { person, from: on, to: null }];
}

function namesOf(units: readonly UnitEntry[]): ReadonlyMap<string, UnitEntry> {
  const named = new Map<string, UnitEntry>();
  const claim = (name: string, unit: UnitEntry) => {
    if (!named.has(nameKey(name))) named.set(nameKey(name), unit);
  };
  for (const unit of units) claim(unit.name, unit);
  for (const unit of units) for (const alias of unit.aliases) claim(alias, unit);
  return named;
}

const heldPosts = (post: PostEntry) => post.holders.map((term) => ({ person: nameKey(term.person), term, post }));

const holds = ({ from, to }: PostHolder, on: LocalDate): boolean => from <= on && (to === null || on < to);

/** Units with a name or alias of which at least half the characters agree, nearest first. */
function nearest(named: ReadonlyMap<string, UnitEntry>, key: string): readonly UnitEntry[] {
  const best = new Map<UnitEntry, number>();
  for (const [name, unit] of named) {
    const limit = Math.floor(Math.max(name.length, key.length) / 2);
    const distance = editDistance(key, name, limit);
    if (distance <= limit) best.set(unit, Math.min(distance, best.get(unit) ?? Infinity));
  }
  return [...best].sort(([, a], [, b]) => a - b).map(([unit]) => unit);
}
