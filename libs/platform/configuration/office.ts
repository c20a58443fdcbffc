import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DomainError, fileFault, type InBoth, type Language, listed, saidText } from '#kernel';
import { makeFolder } from '../files/make-folder.js';
import { refusePlatform } from '../refusals.js';

/** What an office has settled for a data folder, so that a start needs no variables. */
export interface OfficeSettings {
  readonly city: string;
  /** Copies in the data folder, by their paths. */
  readonly directory: string;
  readonly policy: string;
}

const filled = z.string().trim().min(1);
/** What a later version may write beside these would be passed over, so it is refused. */
const settings = z.strictObject({ city: filled, directory: filled, policy: filled });

const names = { settings: 'office.json', directory: 'office-directory.json', policy: 'office-policy.json' } as const;

/** @throws CONFIGURATION_INVALID when the file is there and is not as it was written */
export function officeSettings(dataDirectory: string): OfficeSettings | undefined {
  const file = join(dataDirectory, names.settings);
  const text = textOf(file);
  if (text === undefined) return undefined;
  const parsed = settings.safeParse(parse(text));
  if (!parsed.success) throw unusable(file, otherwiseWritten(parsed.error));
  const { city, directory, policy } = parsed.data;
  return { city, directory: join(dataDirectory, directory), policy: join(dataDirectory, policy) };
}

/** Both files as JSON texts. */
export interface OfficeFiles {
  readonly city: string;
  readonly directory: string;
  readonly policy: string;
}

/** Writes what is in force for a data folder: copies first, then the file that names them. Each is replaced as a whole. */
export async function writeOffice(dataDirectory: string, { city, directory, policy }: OfficeFiles): Promise<void> {
  await makeFolder(dataDirectory);
  const write = async (name: string, text: string): Promise<void> => {
    const draft = join(dataDirectory, `${name}.draft`);
    await writeFile(draft, text);
    await rename(draft, join(dataDirectory, name));
  };
  await write(names.directory, directory);
  await write(names.policy, policy);
  const named = { city, directory: names.directory, policy: names.policy };
  await write(names.settings, `${JSON.stringify(named, null, 2)}\n`);
}

/** While the file is there nothing starts, zhezi init included. */
function otherwiseWritten({ issues }: z.ZodError): InBoth {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length === 0)
    return {
      zh: '内容不是 zhezi init 写入的样子，请删去该文件，再运行 zhezi init',
      en: 'it is not as zhezi init wrote it; delete it, then run zhezi init again',
    };
  const names = (language: Language): string =>
    listed(
      unknown.map((name) => (language === 'zh' ? `“${name}”` : `"${name}"`)),
      language,
    );
  return {
    zh: `其中有本版本不认识的字段${names('zh')}，像是另一版本写入的，请改用该版本，或删去该文件，再运行 zhezi init`,
    en: `it has what this version does not know, field ${names('en')}, as if another version wrote it; use that version, or delete the file, then run zhezi init again`,
  };
}

const unusable = (file: string, because: InBoth): DomainError =>
  refusePlatform('CONFIGURATION_INVALID', {
    issues: saidText({
      zh: `文件 ${file} 无法使用：${because.zh}`,
      en: `the file ${file} cannot be used: ${because.en}`,
    }),
  });

/** Nobody has settled anything: there is no such file, or no such folder. A data folder that cannot be used is told when it is opened. */
const nothingThere: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (nothingThere.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw unusable(file, fileFault(error).text);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
