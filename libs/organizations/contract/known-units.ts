import { type DomainError, type LocalDate, refusal } from '#kernel';
import type { Directory, PostEntry, UnitEntry, UnitMatch } from './directory.js';
import { organizationRefusals } from './refusals.js';

const refuse = refusal(organizationRefusals);
const mostSuggested = 3;
const mostListed = 5;
const mostChoices = 10;

/** The unit with this id. `printed`: what it is called there, to find similar names by. @throws UNIT_UNKNOWN */
export function unitWithId(directory: Directory, unitId: string, printed = unitId): UnitEntry {
  const unit = directory.unit(unitId);
  if (!unit) throw noUnit(directory, printed);
  return unit;
}

/**
 * The unit that has this id, or this name on that day, also when another unit has taken over from it.
 * @throws UNIT_UNKNOWN, UNIT_AMBIGUOUS
 */
export const unitCalled = (directory: Directory, given: string, on?: LocalDate): UnitEntry =>
  theUnit(directory, given, on, ({ unit, predecessor }) => predecessor ?? unit);

/** The unit with this id, or the one that answers for this name on that day. @throws UNIT_UNKNOWN, UNIT_AMBIGUOUS */
export const answeringUnitCalled = (directory: Directory, given: string, on?: LocalDate): UnitEntry =>
  theUnit(directory, given, on, ({ unit }) => unit);

function theUnit(
  directory: Directory,
  given: string,
  on: LocalDate | undefined,
  meant: (match: UnitMatch) => UnitEntry,
): UnitEntry {
  const withId = directory.unit(given);
  if (withId) return withId;
  const [unit, ...others] = new Set(directory.findUnits(given, on).map(meant));
  if (!unit) throw noUnit(directory, given);
  if (others.length > 0) throw refuse('UNIT_AMBIGUOUS', { name: given, ...choices([unit, ...others]) });
  return unit;
}

function noUnit(directory: Directory, name: string): DomainError {
  const similar = directory.unitsLike(name, mostSuggested);
  return unitUnknown(name, similar.length > 0 ? similar : directory.units().slice(0, mostListed));
}

/** Everybody who misses a unit says it in this one form. `suggested`: similar ones first, else some of those there are. */
export const unitUnknown = (name: string, suggested: readonly UnitEntry[] = []): DomainError =>
  refuse('UNIT_UNKNOWN', { name, suggestions: orNone(namesApart(suggested.map(named))) });

const choices = (units: readonly UnitEntry[]) => ({
  choices: namesApart(units.slice(0, mostChoices).map(named)),
  ids: units.slice(0, mostChoices).map(({ unitId }) => unitId),
});

/** The post with this id. @throws POST_UNKNOWN */
export function postWithId(directory: Directory, postId: string): PostEntry {
  const post = directory.post(postId);
  if (!post) throw postUnknown(postId, directory.posts().slice(0, mostListed));
  return post;
}

/** The post with this id or title, or the one that this person holds on that day. @throws POST_UNKNOWN, POST_AMBIGUOUS */
export function postCalled(directory: Directory, given: string, on: LocalDate): PostEntry {
  const withId = directory.post(given);
  if (withId) return withId;
  const [post, ...others] = directory.postsCalled(given, on);
  if (!post) throw noPost(directory, given, on);
  if (others.length === 0) return post;
  const found = [post, ...others].slice(0, mostChoices);
  const ids = found.map(({ postId }) => postId);
  throw refuse('POST_AMBIGUOUS', { name: given, choices: namesApart(found.map(titled)), ids });
}

function noPost(directory: Directory, name: string, on: LocalDate): DomainError {
  const similar = directory.postsLike(name, on, mostSuggested);
  return postUnknown(name, similar.length > 0 ? similar : directory.posts().slice(0, mostListed));
}

export const postUnknown = (name: string, suggested: readonly PostEntry[] = []): DomainError =>
  refuse('POST_UNKNOWN', { name, suggestions: orNone(namesApart(suggested.map(titled))) });

interface Named {
  readonly id: string;
  readonly name: string;
}

const named = ({ unitId: id, name }: UnitEntry): Named => ({ id, name });

/** 区领导（一）（张三）: with who holds it now. */
function titled({ postId: id, title, holders }: PostEntry): Named {
  const person = holders.find(({ to }) => to === null)?.person;
  return { id, name: person === undefined ? title : `${title}（${person}）` };
}

/** Names that tell each from the others: where several are called the same, their ids follow. */
const namesApart = (all: readonly Named[]): readonly string[] =>
  all.map(({ id, name }) => (all.some((other) => other.id !== id && other.name === name) ? `${name}（${id}）` : name));

const orNone = (names: readonly string[]): readonly string[] => (names.length === 0 ? ['——'] : names);
