import type { Actor, LocalDate } from '#kernel';
import type { GivenReference, References } from './content-references.js';

/** Knows what references mean. */
export interface ReferenceSource {
  /** The ids of what is meant on that day, in the same order. @throws DomainError for the first that means nothing, or several things */
  idsOf(references: readonly GivenReference[], on: LocalDate): Promise<readonly string[]>;
}

type Party = Pick<Actor, 'unit' | 'post'>;

/**
 * The content with ids in place of what it refers to by name. What the account itself belongs to stands in its token as an id, so
 * nobody is asked for that. @throws what the source throws
 */
export async function withIds<Content>(
  content: Content,
  references: References,
  source: ReferenceSource,
  { by, on }: { readonly by: Party; readonly on: LocalDate },
): Promise<Content> {
  const asked: GivenReference[] = [];
  const own = (reference: GivenReference): boolean => isOwn(reference, by);
  references.rewrite(content, (reference) => {
    if (!own(reference)) asked.push(reference);
    return reference.given;
  });
  if (asked.length === 0) return content;
  const ids = (await source.idsOf(asked, on)).values();
  const idOf = (reference: GivenReference): string => (own(reference) ? reference.given : ids.next().value!);
  // A text takes the place of a text, so the content keeps its type.
  return references.rewrite(content, idOf) as Content;
}

const isOwn = ({ kind, given }: GivenReference, { unit, post }: Party): boolean =>
  given === (kind === 'post' ? post : unit);
