import { compareDirectory, countedInWords, type RegistryCommand } from '#organizations';
import { organizationCommands } from '#organizations/contract';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { checkText } from '../findings-text.js';
import { servedDirectory } from '../known-directory.js';
import { progressBar } from '../progress.js';
import { refuseCli } from '../refusals.js';
import { checkedRegistry } from '../registry-file.js';
import { giveTo, type Service, serviceFor, type ServiceOptions } from '../service.js';

export interface ApplyOptions extends ServiceOptions {
  readonly as: string;
  readonly json?: boolean;
}

/**
 * Registers in the running service, as a director, what a registry file has and the directory lacks; says what differs and was left.
 * @throws FILE_HAS_ERRORS, SERVICE_NOT_HERE, and what the service refuses
 */
export async function directoryApply(occasion: Occasion, given: string, options: ApplyOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const checked = await checkedRegistry(given, surroundings.folder);
  if (!checked.registry) {
    surroundings.err(checkText(checked, language));
    throw refuseCli('FILE_HAS_ERRORS', { file: given });
  }
  const service = await serviceFor(occasion, options, { account: options.as, role: 'director' });
  const { missing, left } = compareDirectory(checked.registry, await servedDirectory(service));
  const bar = progressBar(surroundings, say(language, '登记', 'Registering'));
  for (const [at, command] of missing.entries()) {
    await give(service, command);
    bar.update(at + 1, missing.length);
  }
  bar.end();
  if (options.json) surroundings.out(asJson({ file: given, registered: missing, left }));
  else surroundings.out(applied({ missing, left, occasion }));
  return exitCodes.done;
}

/** As the route of the command wants it: an id in the path is left out of the body. */
async function give(service: Service, { type, data }: RegistryCommand): Promise<void> {
  const fields: Readonly<Record<string, unknown>> = data;
  const { path: route } = organizationCommands[type].route;
  const path = route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(fields[name])));
  const body = Object.fromEntries(Object.entries(fields).filter(([name]) => !route.includes(`:${name}`)));
  await giveTo(service, `/v1/${path}`, body);
}

/** A table that lists few units lacks all the others. */
const mostShown = 20;

function applied({
  missing,
  left,
  occasion: { language },
}: ReturnType<typeof compareDirectory> & { readonly occasion: Occasion }): string {
  const words = countedInWords(missing)[language];
  const done =
    missing.length === 0
      ? say(language, '文件中的内容都已登记，没有改动。', 'Everything in the file is registered; nothing was changed.')
      : say(language, `已登记：${words}。`, `Registered: ${words}.`);
  const further = left.length - mostShown;
  const kept = [
    ...left.slice(0, mostShown).map((one) => one[language]),
    ...(further > 0
      ? [say(language, `另有 ${further} 处，用 --json 列出全部。`, `${further} more; --json lists all of them.`)]
      : []),
  ].map((line) => `· ${line}`);
  const head = say(language, '与文件不同、保持原样的：', 'What differs from the file and was left:');
  return `${[done, ...(kept.length > 0 ? [head, ...kept] : [])].join('\n')}\n`;
}
