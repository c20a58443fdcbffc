import { type CheckedRegistryFile, checkedRegistry } from '../registry-file.js';
import { type Occasion, say } from '../command.js';
import { WrongUsage } from '../exit-codes.js';
import { checkText } from '../findings-text.js';
import { refuseCli } from '../refusals.js';

export interface GivenAnswers {
  readonly city?: string;
  readonly directory?: string;
  readonly policy?: string;
}

/** Everything that an office has to settle, each file checked. */
export interface Answers {
  readonly city: string;
  readonly directory: CheckedRegistryFile & { readonly registry: NonNullable<CheckedRegistryFile['registry']> };
  readonly policy: string;
}

const usualPolicy = 'default-1';

/**
 * What was given, and for the rest what a person at the terminal answers. The policy has a usual answer, the city may stand in the
 * registry file.
 * @throws WrongUsage naming the options that are missing where nobody can be asked; FILE_HAS_ERRORS
 */
export async function answersFor(occasion: Occasion, given: GivenAnswers): Promise<Answers> {
  const { language, surroundings } = occasion;
  const asked = async (zh: string, en: string): Promise<string | undefined> =>
    (await surroundings.ask?.(say(language, zh, en))) || undefined;
  const file =
    given.directory ?? (await asked('登记簿文件（.json、.xlsx、.csv）：', 'Registry file (.json, .xlsx, .csv): '));
  if (file === undefined)
    throw missing(language, given.city === undefined ? ['--city', '--directory'] : ['--directory']);
  const directory = await usable(occasion, file);
  const { city: written } = directory.registry;
  const city =
    given.city ??
    (await asked(
      `地方名称${written ? `（${written}）` : ''}：`,
      `Name of the place${written ? ` (${written})` : ''}: `,
    )) ??
    written;
  if (city === undefined) throw missing(language, ['--city']);
  const policy =
    given.policy ?? (await asked(`督办政策（${usualPolicy}）：`, `Policy (${usualPolicy}): `)) ?? usualPolicy;
  return { city, directory, policy };
}

const missing = (language: Occasion['language'], options: readonly string[]): WrongUsage =>
  new WrongUsage(
    say(
      language,
      `缺少 ${options.join('、')}。例：zhezi init --city 安澜县 --directory 登记簿.xlsx；登记簿样板见 zhezi directory template。`,
      `Missing: ${options.join(', ')}. Example: zhezi init --city 安澜县 --directory directory.xlsx; zhezi directory template prints a registry file to fill in.`,
    ),
  );

async function usable(occasion: Occasion, file: string): Promise<Answers['directory']> {
  const { language, surroundings } = occasion;
  const checked = await checkedRegistry(file, surroundings.folder);
  if (checked.findings.length > 0) surroundings.err(checkText(checked, language));
  if (!checked.registry) throw refuseCli('FILE_HAS_ERRORS', { file });
  return { ...checked, registry: checked.registry };
}
