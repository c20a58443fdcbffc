import type { CommandGateway } from '#commands';
import type { EventStore } from '#event-store';
import { deterministicId, systemActor, type Timestamp } from '#kernel';
import { type Directory, postStream, unitStream } from '#organizations/contract';
import { toDirectory } from '../application/directory-commands.js';
import { currentDirectory } from '../application/live-directory.js';
import { matchedIds } from './matched-ids.js';
import { missingCommands } from './missing-commands.js';
import type { Registry, RegistryCommand } from './registry.js';

export interface SeedPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  readonly store: EventStore;
}

/**
 * Registers the units and posts of a registry in a store that has no units, finishes a registration that was interrupted, and
 * adds what a later version of the file has more. It changes nothing in a directory that began with another registry.
 * The ids of the commands follow from the registry's name and their content, so that two processes may give them at once.
 * @returns how many commands were given.
 */
export async function seedDirectory(
  ports: SeedPorts,
  name: string,
  registry: Registry,
  at: Timestamp,
): Promise<number> {
  const directory = await currentDirectory(ports.store);
  if (directory.units().length > 0 && !(await beganWith(ports.store, name, registry))) return 0;
  return register(ports, { name, registry, directory, at });
}

interface Registration {
  readonly name: string;
  readonly registry: Registry;
  readonly directory: Directory;
  readonly at: Timestamp;
}

async function register(ports: SeedPorts, { name, registry: file, directory, at }: Registration): Promise<number> {
  const { registry } = matchedIds(file, directory);
  const mark = markOf(registry, name);
  const [first, ...others] = missingCommands(registry, directory);
  if (!first) return 0;
  const give = (command: RegistryCommand): Promise<unknown> =>
    ports.commands.give(toDirectory(command.type, command.data), contextOf(idOf(command, name, mark), at));
  await give(first);
  await together(others.filter(isAboutOne), give);
  await together(
    others.filter((command) => !isAboutOne(command)),
    give,
  );
  return others.length + 1;
}

/** Whether the directory of a store began with this registry under this name. */
export const beganWith = (store: EventStore, name: string, registry: Registry): Promise<boolean> =>
  isMarked(store, markOf(registry, name));

interface Mark {
  readonly stream: string;
  readonly commandId: string;
}

/** A directory began with this file when the first unit of the file was registered by this command id. */
const markOf = ({ units }: Registry, name: string): Mark => ({
  stream: unitStream(units[0]!.unitId),
  commandId: deterministicId('seed', name, 0),
});
const isMarked = async (store: EventStore, { stream, commandId }: Mark): Promise<boolean> =>
  (await store.readStream(stream)).some(({ metadata }) => metadata.commandId === commandId);

const idOf = (command: RegistryCommand, name: string, mark: Mark): string =>
  command.type === 'RegisterUnit' && streamOf(command) === mark.stream
    ? mark.commandId
    : deterministicId('seed', name, command.type, JSON.stringify(command.data));

const streamOf = ({ data }: RegistryCommand): string =>
  'unitId' in data ? unitStream(data.unitId) : postStream(data.postId);

/** Commands that name other units wait until all units are registered. */
const isAboutOne = ({ type }: RegistryCommand): boolean => type !== 'MergeUnit' && type !== 'SetCollectiveMembers';

/** Gives commands to different streams at the same time, and those to one stream in their order. */
async function together(commands: readonly RegistryCommand[], give: (command: RegistryCommand) => Promise<unknown>) {
  const byStream = Map.groupBy(commands, streamOf).values();
  await Promise.all(Array.from(byStream, (inOrder) => oneAfterAnother(inOrder, give)));
}

async function oneAfterAnother(
  commands: readonly RegistryCommand[],
  give: (command: RegistryCommand) => Promise<unknown>,
) {
  for (const command of commands) await give(command);
}

const contextOf = (commandId: string, at: Timestamp) =>
  ({
    actor: systemActor('seed'),
    at,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'import',
  }) as const;
