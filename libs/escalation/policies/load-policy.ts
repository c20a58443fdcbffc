import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileFault, jsonFault, refusal, saidText } from '#kernel';
import { type EscalationPolicy, escalationRefusals } from '../contract/index.js';
import { parsePolicy } from '../domain/policy.js';

const refuse = refusal(escalationRefusals);

/**
 * Reads a policy file (JSON, form in `domain/policy.ts`).
 * @throws ESCALATION_POLICY_INVALID when it cannot be read, is not JSON or contradicts itself.
 */
export async function loadPolicy(path: string): Promise<EscalationPolicy> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw refuse('ESCALATION_POLICY_INVALID', { file, reason: fileFault(error) });
  });
  return parsePolicy(jsonIn(text, file), file);
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('ESCALATION_POLICY_INVALID', { file, reason: saidText(jsonFault(text)) });
  }
}
