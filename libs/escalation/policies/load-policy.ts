import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError, refusal } from '#kernel';
import { type EscalationPolicy, escalationRefusals } from '../contract/index.js';
import { parsePolicy } from '../domain/policy.js';

const refuse = refusal(escalationRefusals);

/**
 * Reads a policy file (JSON, form in `domain/policy.ts`).
 * @throws ESCALATION_POLICY_INVALID when it cannot be read, is not JSON or contradicts itself.
 */
export async function loadPolicy(path: string): Promise<EscalationPolicy> {
  const file = basename(path);
  try {
    return parsePolicy(JSON.parse(await readFile(path, 'utf8')), file);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refuse('ESCALATION_POLICY_INVALID', { file, reason: (error as Error).message });
  }
}
