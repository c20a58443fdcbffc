import { type Finding, formFindingsOf, isError } from '#settings';
import { type Registry, registrySchema } from './registry.js';
import { senseOfKinds } from './sense/kinds.js';
import { senseOfNames } from './sense/names.js';
import { senseOfPosts } from './sense/posts.js';
import { senseOfRelations } from './sense/relations.js';

export interface CheckedRegistry {
  /** Undefined when there are errors. */
  readonly registry: Registry | undefined;
  readonly findings: readonly Finding[];
}

/** The form of a registry file, and its sense. Sense is looked for only where the form is right. */
export function checkRegistry(content: unknown): CheckedRegistry {
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) return { registry: undefined, findings: formFindingsOf(parsed.error, registrySchema, content) };
  const registry = parsed.data;
  const findings = [senseOfNames, senseOfKinds, senseOfRelations, senseOfPosts].flatMap((sense) => sense(registry));
  return { registry: findings.some(isError) ? undefined : registry, findings };
}
