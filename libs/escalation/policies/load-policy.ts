import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DomainError, fileFault, refusal, type Said, saidText } from '#kernel';
import {
  decoded,
  findingsSaid,
  type GivenContent,
  isError,
  jsonContent,
  knownSeeds,
  locate,
  NotJson,
  placed,
  type PlacedFinding,
} from '#settings';
import { type EscalationPolicy, escalationRefusals } from '../contract/index.js';
import { checkPolicy } from './check-policy.js';

const refuse = refusal(escalationRefusals);
const mostTold = 5;

/** The file that a bare name of `seeds/policies`, or a path, means. */
export const policyFile = (given: string, from = process.cwd()): string => locate(given, 'policies', from);

/**
 * Reads a policy file (JSON, form in `policy-file.ts`).
 * @throws ESCALATION_POLICY_UNREADABLE, ESCALATION_POLICY_INVALID when it contradicts itself.
 */
export async function loadPolicy(path: string): Promise<EscalationPolicy> {
  return parsePolicy(await policyContent(path), basename(path));
}

/** @throws ESCALATION_POLICY_INVALID saying what is wrong with the first five places. */
export function parsePolicy(given: GivenContent, file: string): EscalationPolicy {
  const { policy, findings } = checkPolicy(given);
  if (!policy) throw refuseInvalid(file, placed(findings, given).filter(isError));
  return policy;
}

const refuseInvalid = (file: string, errors: readonly PlacedFinding[]): DomainError => {
  const told = errors.slice(0, mostTold);
  return refuse('ESCALATION_POLICY_INVALID', {
    file,
    errors: errors.length,
    codes: errors.map(({ code }) => code),
    found: findingsSaid(told),
  });
};

/** The content of a policy file; what it says is not looked at. @throws ESCALATION_POLICY_UNREADABLE */
export async function policyContent(path: string): Promise<GivenContent> {
  const unreadable = (file: string, reason: Said): DomainError =>
    refuse('ESCALATION_POLICY_UNREADABLE', { file, reason, known: knownSeeds('policies', file) });
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, fileFault(error));
  });
  const text = decoded(bytes);
  if (text === undefined) throw unreadable(path, saidText({ zh: '它不是文本', en: 'it is no text' }));
  try {
    return jsonContent(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw unreadable(basename(path), saidText(error.words));
  }
}
