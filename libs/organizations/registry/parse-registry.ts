import {
  type DomainError,
  fileContent,
  issuesOf,
  refusal,
  type Said,
  saidIssues,
  saidText,
  sentences,
  verbatim,
} from '#kernel';
import { organizationRefusals } from '#organizations/contract';
import { contradictionsIn } from './contradictions.js';
import { type Registry, registrySchema } from './registry.js';

/** @throws REGISTRY_INVALID */
export function parseRegistry(content: unknown, file: string): Registry {
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) {
    throw refuseRegistry(
      file,
      saidIssues(issuesOf(parsed.error, content, registrySchema, fileContent).slice(0, mostTold)),
    );
  }
  const wrong = contradictionsIn(parsed.data);
  if (wrong.length > 0) throw refuseRegistry(file, saidText(sentences(wrong.slice(0, mostTold).map(verbatim))));
  return parsed.data;
}

const mostTold = 5;

export const refuseRegistry = (file: string, reason: Said): DomainError =>
  refusal(organizationRefusals)('REGISTRY_INVALID', { file, reason });
