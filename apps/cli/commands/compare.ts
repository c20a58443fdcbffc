import type { Language } from '#platform';
import { compareWithRebuild, type Comparison } from '#projections';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';

import { configuredModels, withStores } from '../stores.js';
import { chosen, type RebuildCommandOptions } from './rebuild.js';

/** Compares read models with what their events give now; exit code 1 when a row differs. The live tables stay as they are. */
export async function compareModels(
  occasion: Occasion,
  name: string | undefined,
  options: RebuildCommandOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const models = chosen(await configuredModels(configuration), name, language);
  const found = await withStores(configuration, async ({ store, readDatabase, clock }) => {
    const comparisons: Comparison[] = [];
    for (const model of models)
      comparisons.push(await compareWithRebuild({ store, dataSource: readDatabase, clock }, model));
    return comparisons;
  });
  surroundings.out(options.json ? asJson(found) : found.map((one) => text(one, language)).join(''));
  return found.every(({ equal }) => equal) ? exitCodes.done : exitCodes.refused;
}

function text({ model, equal, position, differences }: Comparison, language: Language): string {
  if (equal)
    return say(
      language,
      `读模型 ${model} 与重建结果逐行一致（位置 ${position}）。\n`,
      `Read model ${model} equals its rebuild, row for row, at position ${position}.\n`,
    );
  const rows = differences.map(
    ({ table, side, row }) => `  ${sideIn(side, language)} ${table} ${JSON.stringify(row)}\n`,
  );
  const head = say(
    language,
    `✗ 读模型 ${model} 与重建结果不一致（位置 ${position}）：\n`,
    `✗ Read model ${model} differs from its rebuild at position ${position}:\n`,
  );
  return head + rows.join('');
}

const sideIn = (side: 'live' | 'rebuilt', language: Language): string =>
  side === 'live' ? say(language, '现用', 'live') : say(language, '重建', 'rebuilt');
