import type { InBoth } from '#kernel';
import { unitKindNames } from '#organizations/contract';
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

const idRule: InBoth = {
  zh: '编号只能用小写字母、数字和连字符，如 qu-cai-zheng-ju；一般取名称的拼音。',
  en: 'An id has small letters, digits and hyphens only, such as qu-cai-zheng-ju; usually the pinyin of the name.',
};

/** What reading a registry file found, its form, and its sense. Sense is looked for only where the form is right. */
export function checkRegistry({ content, findings: read }: GivenContent): CheckedRegistry {
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) return { registry: undefined, findings: [...read, ...formOf(parsed.error, content)] };
  const registry = parsed.data;
  const senses = [senseOfNames, senseOfKinds, senseOfRelations, senseOfPosts];
  const findings = [...read, ...senses.flatMap((sense) => sense(registry))];
  return { registry: findings.some(isError) ? undefined : registry, findings };
}

const formOf = (error: Parameters<typeof formFindingsOf>[0], content: unknown): readonly Finding[] =>
  formFindingsOf(error, {
    schema: registrySchema,
    content,
    writtenAs: { unitId: idRule, postId: idRule, unitIds: idRule },
    meanings: { kind: unitKindNames.zh, scope: { all: '全体成员', candidates: '其中一部分' } },
  });
