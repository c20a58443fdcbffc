import type { LocalDate } from '#kernel';
import { type Directory, postUnknown, unitWithId } from '#organizations/contract';
import type { AskedCorrection } from '#plans/contract';

interface GivenUnit {
  readonly unit: string;
  readonly name?: string | undefined;
}

interface GivenPost {
  readonly post: string;
  readonly name?: string | undefined;
}

/**
 * The correction with the ids of the units and posts that it calls by id or name, and with registered names where it gives none.
 * Posts may be called by their holder on the day `on`. @throws UNIT_UNKNOWN, POST_UNKNOWN
 */
export function withKnownNames(asked: AskedCorrection, directory: Directory, on: LocalDate): AskedCorrection {
  if (asked.field === 'units') {
    if (asked.change === 'remove') return asked;
    if (asked.change === 'all') return { ...asked, value: asked.value.map((each) => knownUnit(each, directory)) };
    return knownUnit(asked, directory);
  }
  if (asked.field === 'leaders') {
    if (asked.change === 'remove') return asked;
    if (asked.change === 'all') return { ...asked, value: asked.value.map((each) => knownPost(each, directory, on)) };
    return knownPost(asked, directory, on);
  }
  return asked;
}

function knownUnit<Given extends GivenUnit>(given: Given, directory: Directory): Given & { readonly name: string } {
  const id = directory.unit(given.unit)?.unitId ?? directory.unitByName(given.unit)?.unitId ?? given.unit;
  const { unitId, name } = unitWithId(directory, id, given.name ?? given.unit);
  return { ...given, unit: unitId, name: given.name ?? name };
}

function knownPost<Given extends GivenPost>(
  given: Given,
  directory: Directory,
  on: LocalDate,
): Given & { readonly name: string } {
  const called =
    directory.post(given.post) ??
    directory.posts().find(({ title }) => title === given.post) ??
    directory.postByHolder(given.post, on);
  if (!called) throw postUnknown(given.post);
  const { postId, title, holders } = called;
  const holder = holders.find(({ from, to }) => from <= on && (to === null || on < to));
  return { ...given, post: postId, name: given.name ?? holder?.person ?? title };
}
