import type { Language } from '#platform';
import { retryQuarantined, type RetryResult } from '#projections';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';

import { configuredModels, withStores } from '../stores.js';
import { chosen, type RebuildCommandOptions } from './rebuild.js';

/** Applies the events that a read model has set aside again, in order; exit code 1 when a stream stays aside. */
export async function retryModel(occasion: Occasion, name: string, options: RebuildCommandOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const [model] = chosen(await configuredModels(configuration), name, language);
  const result = await withStores(configuration, ({ store, readDatabase, clock }) =>
    retryQuarantined({ store, dataSource: readDatabase, clock }, model!),
  );
  surroundings.out(options.json ? asJson(result) : text(result, language));
  return result.remaining.length === 0 ? exitCodes.done : exitCodes.refused;
}

function text({ model, released, remaining }: RetryResult, language: Language): string {
  if (released.length + remaining.length === 0)
    return say(language, `读模型 ${model} 没有被隔离的事件。\n`, `Read model ${model} has set nothing aside.\n`);
  return [
    ...released.map((stream) => say(language, `已恢复 ${stream}`, `${stream} is whole again`)),
    ...remaining.map(({ stream, revision, error }) =>
      say(
        language,
        `✗ ${stream} 第 ${revision} 条仍无法处理：${error}`,
        `✗ event ${revision} of ${stream} still cannot be applied: ${error}`,
      ),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
