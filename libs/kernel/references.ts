import { z } from 'zod';

/**
 * What content may refer to. unit: the unit that has the name, also when another has taken over from it · answeringUnit: the unit
 * that answers for the name on that day · post.
 */
export const referenceKinds = ['unit', 'answeringUnit', 'post'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

const references = z.registry<{ readonly reference: ReferenceKind }>();

/** Marks a text of content as a reference: callers give an id, a name or another name, and whoever decides gets the id. */
export function reference(kind: ReferenceKind, text: z.ZodString): z.ZodString {
  const marked = text.clone();
  references.add(marked, { reference: kind });
  return marked;
}

/** What the schema refers to; undefined when it is not marked. A description or a check that is added later keeps the mark. */
export const referenceIn = (schema: z.core.$ZodType): ReferenceKind | undefined => references.get(schema)?.reference;
