import type { Occasion } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { checkJson, checkText, exitCodeOf } from '../findings-text.js';
import { checkedRegistry } from '../registry-file.js';

export interface CheckOptions {
  readonly json?: boolean;
}

/** Says what is wrong or doubtful in a registry file, each with its place; exit code 1 when it cannot be used. */
export async function directoryCheck(
  { language, surroundings }: Occasion,
  given: string,
  { json }: CheckOptions,
): Promise<ExitCode> {
  const checked = await checkedRegistry(given, surroundings.folder);
  const { registry } = checked;
  const counts = { city: registry?.city ?? null, units: registry?.units.length, posts: registry?.posts.length };
  surroundings.out(json ? checkJson(checked, counts) : checkText(checked, language));
  return exitCodeOf(checked);
}
