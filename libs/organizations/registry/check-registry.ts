import { type Finding, formFindingsOf, type GivenContent, isError } from '#settings';
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

/** What reading a registry file found, its form, and its sense. Sense is looked for only where the form is right. */
export function checkRegistry(given: GivenContent): CheckedRegistry {
  const { content, findings: read } = given;
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) {
    return { registry: undefined, findings: [...read, ...formFindingsOf(parsed.error, registrySchema, given)] };
  }
  const registry = parsed.data;
  const senses = [senseOfNames, senseOfKinds, senseOfRelations, senseOfPosts];
  const findings = [...read, ...senses.flatMap((sense) => sense(registry))];
  return { registry: findings.some(isError) ? undefined : registry, findings };
}
