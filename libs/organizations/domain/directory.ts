import type { LocalDate } from '#kernel';
import type { Directory, HeldPost, OrganizationEvent, PostEntry, UnitEntry } from '#organizations/contract';
import { directoryFacts } from './directory-facts.js';
import { membershipOf } from './membership.js';
import { nameKey } from './names.js';
import { type Named, SimilarNames } from './similar-names.js';
import { UnitNames } from './unit-names.js';

/** Look-ups over units and posts as they stand. When two units share a name, the one registered first keeps it. */
export function createDirectory(units: readonly UnitEntry[], posts: readonly PostEntry[]): Directory {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const names = new UnitNames(units);
  const postsById = new Map(posts.map((post) => [post.postId, post]));
  const terms = posts.flatMap((post) => post.holders.map((holder): HeldPost => ({ ...holder, post })));
  const byTitle = Map.groupBy(posts, ({ title }) => nameKey(title));
  const byPerson = Map.groupBy(terms, ({ person }) => nameKey(person));
  const known = {
    unit: (id: string) => byId.get(id),
    inPlaceOf: (unit: UnitEntry, on: LocalDate) => names.inPlaceOf(unit, on),
  };
  let prepared: SimilarNames<UnitEntry> | undefined;
  const similar = () => (prepared ??= new SimilarNames(rightNames(units, names), halfOf));
  const termsOf = (person: string): readonly HeldPost[] => byPerson.get(nameKey(person)) ?? [];
  return {
    unit: known.unit,
    findUnit: (name, on) => names.find(name, on),
    findUnits: (name, on) => names.findAll(name, on),
    unitByName: (name, on) => names.find(name, on)?.unit,
    bearersOf: (name) => names.bearersOf(name),
    unitsLike: (name, limit) => similar().to(name).slice(0, limit),
    members: (unitId, on) => membershipOf(known, unitId, on),
    post: (postId) => postsById.get(postId),
    postsCalled: (name, on) => {
      const titled = byTitle.get(nameKey(name));
      return (
        titled ?? [
          ...new Set(
            termsOf(name)
              .filter((term) => holds(term, on))
              .map(({ post }) => post),
          ),
        ]
      );
    },
    postsLike: (name, on, limit) => {
      const titles = posts.flatMap((post) => [post.title, post.postId].map((title) => ({ name: title, value: post })));
      const holders = holdersOn(terms, on).map(({ name: person, value }) => ({ name: person, value: value.post }));
      return new SimilarNames([...titles, ...holders], halfOf).to(name).slice(0, limit);
    },
    postByHolder: (person, on) => termsOf(person).find((term) => holds(term, on))?.post,
    termsOf: (person) => termsOf(person).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    holdersLike: (person, on, limit) => new SimilarNames(holdersOn(terms, on), thirdOf).to(person).slice(0, limit),
    units: () => units,
    posts: () => posts,
  };
}

/** The directory after these events, in the order in which they happened. */
export function directoryFrom(events: Iterable<OrganizationEvent>): Directory {
  const { units, posts } = directoryFacts(events);
  return createDirectory(units, posts);
}

/** Similar names share at least half of their characters for a unit, and two thirds for a person. */
const halfOf = (length: number): number => Math.floor(length / 2);
const thirdOf = (length: number): number => length / 3;

/** Names that a printed name may be meant for, and ids, for callers who mistype one. Misprints are left out, and a merged unit is replaced by the one that took over. */
const rightNames = (units: readonly UnitEntry[], names: UnitNames): readonly Named<UnitEntry>[] =>
  units.flatMap((unit) =>
    [unit.name, unit.unitId, ...unit.aliases, ...(unit.formerNames ?? []).map(({ name }) => name)].map((name) => ({
      name,
      value: names.inPlaceOf(unit),
    })),
  );

const holdersOn = (terms: readonly HeldPost[], on: LocalDate): readonly Named<HeldPost>[] =>
  terms.filter((term) => holds(term, on)).map((value) => ({ name: value.person, value }));

const holds = ({ from, to }: HeldPost, on: LocalDate): boolean => from <= on && (to === null || on < to);
