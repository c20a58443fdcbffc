import { type DomainError, refusal } from '#kernel';
import { organizationRefusals } from '#organizations/contract';
import { contradictionsIn } from './contradictions.js';
import { type Registry, registrySchema } from './registry.js';

/** @throws REGISTRY_INVALID */
export function parseRegistry(content: unknown, file: string): Registry {
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}`);
    throw refuseRegistry(file, issues);
  }
  const wrong = contradictionsIn(parsed.data);
  if (wrong.length > 0) throw refuseRegistry(file, wrong);
  return parsed.data;
}

export const refuseRegistry = (file: string, reasons: readonly string[]): DomainError =>
  refusal(organizationRefusals)('REGISTRY_INVALID', { file, reason: reasons.slice(0, 5).join('; ') });
