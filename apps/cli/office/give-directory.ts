import { parse } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import type { SupervisionRules } from '#escalation/contract';
import { prepareEventStore } from '#event-store';
import { type InBoth, saidText } from '#kernel';
import { beganWith, compareDirectory, countedInWords, type Registry, seedDirectory } from '#organizations';
import { DIRECTORY, type Directory, type DirectorySource } from '#organizations/contract';
import { atDatabase, type Configuration, type Infrastructure, openInfrastructure, stepsOn } from '#platform';
import { ContextsModule } from '../../contexts-module.js';
import { readModelsBy, upcasters } from '../../contexts.js';
import { refuseCli } from '../refusals.js';
import { startForNow } from '../stores.js';
import type { Answers } from './answers.js';

/** The name under which a store that was set up began: that of the copy in the data folder. */
const nameOfCopy = 'office-directory';

/**
 * Gives the configured store the directory, unless it has it. `settle` is called once it is sure that this is the store's own directory,
 * and before anything is registered, so that a start after a failure goes on with it.
 * @returns how many commands were given
 * @throws DIRECTORY_OTHER, OWNER_SILENT
 */
export async function giveDirectory(
  configuration: Configuration,
  rules: SupervisionRules,
  answers: Answers,
  settle: () => Promise<void>,
): Promise<number> {
  await using closing = new AsyncDisposableStack();
  const infrastructure = await openStore(configuration, rules, closing);
  const app = await NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
    logger: false,
    abortOnError: false,
  });
  closing.defer(() => app.close());
  const { store, clock } = infrastructure;
  const directory = await app.get<DirectorySource>(DIRECTORY, { strict: false }).current();
  const name = await ownName(infrastructure, directory, { configuration, answers });
  await settle();
  return await seedDirectory(
    { commands: app.get(CommandGateway), store },
    name,
    answers.directory.registry,
    clock.now(),
  );
}

async function openStore(
  configuration: Configuration,
  rules: SupervisionRules,
  closing: AsyncDisposableStack,
): Promise<Infrastructure> {
  const { eventStoreUrl, readDatabaseUrl, dataDirectory } = configuration;
  const embedded =
    eventStoreUrl === undefined || readDatabaseUrl === undefined ? await startForNow(dataDirectory, closing) : '';
  const addresses = { eventStoreUrl: eventStoreUrl ?? embedded, readDatabaseUrl: readDatabaseUrl ?? embedded };
  await atDatabase(addresses.eventStoreUrl, configuration, () => prepareEventStore(addresses.eventStoreUrl));
  return openInfrastructure({ configuration, addresses, models: readModelsBy(rules), upcasters }, stepsOn(closing));
}

/** The name under which the store began with this directory, or begins with it now. @throws DIRECTORY_OTHER */
async function ownName(
  { store }: Infrastructure,
  directory: Directory,
  { configuration, answers }: { readonly configuration: Configuration; readonly answers: Answers },
): Promise<string> {
  const { registry, path, file } = answers.directory;
  const units = directory.units().length;
  if (units === 0) return nameOfCopy;
  const { missing } = compareDirectory(registry, directory);
  const sameCity = configuration.city === undefined || configuration.city === answers.city;
  for (const name of [nameOfCopy, parse(path).name])
    if ((await beganWith(store, name, registry)) && (sameCity || missing.length === 0)) return name;
  const unknown = notInFile(registry, directory);
  if (missing.length === 0 && unknown === 0) return nameOfCopy;
  const folder =
    configuration.eventStoreUrl === undefined
      ? configuration.dataDirectory
      : configuration.eventStoreUrl.replace(/\/\/.*@/, '//');
  const differences = differencesIn(countedInWords(missing), missing.length, unknown);
  throw refuseCli('DIRECTORY_OTHER', {
    folder,
    units,
    file,
    differences: saidText(differences),
  });
}

const notInFile = ({ units }: Registry, directory: Directory): number => {
  const names = new Set(units.map(({ name }) => directory.unitByName(name)?.unitId));
  const ids = new Set(units.map(({ unitId }) => unitId));
  return directory.units().filter(({ unitId }) => !ids.has(unitId) && !names.has(unitId)).length;
};

const differencesIn = (words: InBoth, missing: number, unknown: number): InBoth => ({
  zh: [missing > 0 ? `文件另有 ${words.zh}` : '', unknown > 0 ? `已登记的 ${unknown} 个单位不在文件中` : '']
    .filter(Boolean)
    .join('，'),
  en: [
    missing > 0 ? `the file has ${words.en} more` : '',
    unknown > 0 ? `${unknown} registered units are not in the file` : '',
  ]
    .filter(Boolean)
    .join(', '),
});
