import { rollback } from '#projections';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { configuredModels, withStores } from '../stores.js';
import { chosen, type RebuildCommandOptions } from './rebuild.js';

/** Takes a read model back to the tables before its last rebuild. */
export async function rollbackModel(
  occasion: Occasion,
  name: string,
  options: RebuildCommandOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const [model] = chosen(await configuredModels(configuration), name, language);
  const result = await withStores(configuration, ({ store, readDatabase, clock }) =>
    rollback({ store, dataSource: readDatabase, clock }, model!),
  );
  const { fromVersion, toVersion, position } = result;
  const sentence = say(
    language,
    `读模型 ${name} 已由第 ${fromVersion} 版退回第 ${toVersion} 版，位置 ${position}；其投影进程由此续读。再次执行即撤销退回。`,
    `Read model ${name} went back from version ${fromVersion} to version ${toVersion} at position ${position}; its projector goes on from there. Run it again to undo.`,
  );
  surroundings.out(options.json ? asJson(result) : `${sentence}\n`);
  return exitCodes.done;
}
