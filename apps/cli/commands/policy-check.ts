import { checkPolicy, policyContent, policyFile, policyVersionOf } from '#escalation';
import { placed } from '#settings';
import type { Occasion } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { checkJson, checkText, exitCodeOf } from '../findings-text.js';
import type { CheckOptions } from './directory-check.js';

/** Says what is wrong or doubtful in a policy file, each with its place; exit code 1 when it cannot be used. */
export async function policyCheck(
  { language, surroundings }: Occasion,
  given: string,
  { json }: CheckOptions,
): Promise<ExitCode> {
  const read = await policyContent(policyFile(given, surroundings.folder));
  const { policy, findings } = checkPolicy(read);
  const words = policy && {
    zh: `${policy.title}（${policyVersionOf(policy)}），${policy.rungs.length} 级`,
    en: `${policy.title} (${policyVersionOf(policy)}), ${policy.rungs.length} rungs`,
  };
  const checked = { file: given, holds: words, findings: placed(findings, read) };
  surroundings.out(
    json ? checkJson(checked, { version: policy ? policyVersionOf(policy) : null }) : checkText(checked, language),
  );
  return exitCodeOf(checked);
}
