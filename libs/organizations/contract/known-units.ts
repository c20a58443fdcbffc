import { type DomainError, refusal } from '#kernel';
import type { Directory, PostEntry, UnitEntry } from './directory.js';
import { organizationRefusals } from './refusals.js';

const refuse = refusal(organizationRefusals);
const mostSuggested = 3;

/** The unit with this id. `printed`: what it is called there, to find similar names by. @throws UNIT_UNKNOWN */
export function unitWithId(directory: Directory, unitId: string, printed = unitId): UnitEntry {
  const unit = directory.unit(unitId);
  if (!unit) throw unitUnknown(unitId, directory.unitsLike(printed, mostSuggested));
  return unit;
}

/** The unit with this id, name or alias. @throws UNIT_UNKNOWN */
export function unitCalled(directory: Directory, given: string): UnitEntry {
  const unit = directory.unit(given) ?? directory.unitByName(given);
  if (!unit) throw unitUnknown(given, directory.unitsLike(given, mostSuggested));
  return unit;
}

/** Everybody who misses a unit says it in this one form. */
export const unitUnknown = (name: string, similar: readonly UnitEntry[] = []): DomainError =>
  refuse('UNIT_UNKNOWN', {
    name,
    suggestions: similar.length === 0 ? ['——'] : similar.map((unit) => `${unit.name}（${unit.unitId}）`),
  });

/** @throws POST_UNKNOWN */
export function postWithId(directory: Directory, postId: string): PostEntry {
  const post = directory.post(postId);
  if (!post) throw postUnknown(postId);
  return post;
}

export const postUnknown = (name: string): DomainError => refuse('POST_UNKNOWN', { name });
