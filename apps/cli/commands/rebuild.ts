import { verbatim } from '#kernel';
import type { Language } from '#platform';
import { type ReadModel, rebuild, type RebuildResult } from '#projections';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { mustBeOneOf } from '../must-be-one-of.js';
import { progressBar } from '../progress.js';
import { configuredModels, type Stores, withStores } from '../stores.js';
import { type Column, table } from '../table.js';

export interface RebuildCommandOptions {
  readonly json?: boolean;
}

/** Builds read models anew beside the live ones, which keep serving, then swaps them. */
export async function rebuildModels(
  occasion: Occasion,
  name: string | undefined,
  options: RebuildCommandOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const models = chosen(await configuredModels(configuration), name, language);
  const results = await withStores(configuration, (stores) => oneByOne(occasion, stores, models));
  surroundings.out(options.json ? asJson(results) : table(columns(language), results, surroundings.width));
  return exitCodes.done;
}

/** The model of that name, or all. @throws WrongUsage naming those that exist */
export function chosen(
  models: readonly ReadModel[],
  name: string | undefined,
  language: Language,
): readonly ReadModel[] {
  if (name === undefined) return models;
  const found = models.filter((model) => model.name === name);
  if (found.length > 0) return found;
  const known = Object.fromEntries(models.map((model) => [model.name, verbatim(model.name)]));
  throw mustBeOneOf({ zh: '读模型', en: 'The read model' }, known, name, language);
}

async function oneByOne({ surroundings }: Occasion, stores: Stores, models: readonly ReadModel[]) {
  const ports = { store: stores.store, dataSource: stores.readDatabase, clock: stores.clock };
  const results: RebuildResult[] = [];
  for (const model of models) {
    const bar = progressBar(surroundings, model.name);
    const onProgress = ({ position, head }: { position: bigint; head: bigint }): void =>
      bar.update(Number(position), Number(head));
    results.push(await rebuild(ports, model, { onProgress, bringsBack: true }).finally(() => bar.end()));
  }
  return results;
}

const columns = (language: Language): readonly Column<RebuildResult>[] => [
  { title: say(language, '读模型', 'Read model'), value: ({ model }) => model },
  { title: say(language, '事件', 'Events'), value: ({ events }) => events, align: 'right' },
  { title: say(language, '秒', 'Seconds'), value: ({ seconds }) => seconds.toFixed(2), align: 'right' },
  { title: say(language, '事件/秒', 'Events/s'), value: ({ eventsPerSecond }) => eventsPerSecond, align: 'right' },
  { title: say(language, '隔离', 'Parked'), value: ({ parked }) => parked, align: 'right' },
];
