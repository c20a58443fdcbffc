import { z } from 'zod';
import type { DomainError } from '#kernel';
import { type Language, type NameOf, wordingOf } from '#platform';
import { statusOf, titleOf } from './status.js';

/** RFC 9457, application/problem+json. `type` leads to an explanation of the code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** Stable; what programs branch on. */
  code: z.string(),
  /** Path of the request. */
  instance: z.string(),
  /** The rule the refusal rests on. */
  basis: z.string().optional(),
  /** The values in the sentence. */
  details: z.record(z.string(), z.unknown()),
  traceId: z.string(),
});
export type Problem = z.infer<typeof problem>;

export interface Occasion {
  readonly language: Language;
  readonly instance: string;
  readonly traceId: string;
  /** Names in place of ids, where the sentence has any. */
  readonly nameOf?: NameOf | undefined;
}

export function problemOf(error: DomainError, { language, instance, traceId, nameOf }: Occasion): Problem {
  const status = statusOf(error.entry);
  return {
    type: `/problems/${error.code}`,
    title: titleOf(status, language),
    status,
    detail: wordingOf(error, language, nameOf),
    code: error.code,
    instance,
    ...(error.entry.basis !== undefined && { basis: error.entry.basis[language] }),
    details: error.details,
    traceId,
  };
}
