import { join } from 'node:path';
import type { CommandGateway } from '#commands';
import type { EventStore } from '#event-store';
import { deterministicId, systemActor, type Timestamp } from '#kernel';
import { postStream, unitStream } from '#organizations/contract';
import { projectRoot } from '#runtime';
import { toDirectory } from '../application/directory-commands.js';
import { LiveDirectory } from '../application/live-directory.js';
import { loadRegistry } from './load-registry.js';
import { missingOrders } from './missing-orders.js';
import type { Registry, RegistryOrder } from './registry.js';

export interface SeedPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  readonly store: EventStore;
}

/** The registry file of that name in `seeds/organizations`. */
export const registryFile = (name: string): string => join(projectRoot(), 'seeds', 'organizations', `${name}.json`);

/** {@link seedDirectory} with the registry of that name. @throws REGISTRY_INVALID */
export const seedFrom = async (ports: SeedPorts, name: string, at: Timestamp): Promise<number> =>
  seedDirectory(ports, name, await loadRegistry(registryFile(name)), at);

/**
 * Registers a registry's units and posts in a store that has no units, finishes a registration that was cut short, and adds
 * what a later version of the file says more; a directory that began with anything else is left as it is.
 * Orders carry ids made from the registry's name and their content, so that two processes may give them at once.
 * @returns how many orders were given.
 */
export async function seedDirectory(
  ports: SeedPorts,
  name: string,
  registry: Registry,
  at: Timestamp,
): Promise<number> {
  const directory = await new LiveDirectory(ports.store).current();
  const mark = markOf(registry, name);
  if (directory.units().length > 0 && !(await isMarked(ports.store, mark))) return 0;
  const [first, ...others] = missingOrders(registry, directory);
  if (!first) return 0;
  const give = (order: RegistryOrder): Promise<unknown> =>
    ports.commands.give(toDirectory(order.type, order.data), contextOf(idOf(order, name, mark), at));
  await give(first);
  await together(others.filter(isAboutOne), give);
  await together(
    others.filter((order) => !isAboutOne(order)),
    give,
  );
  return others.length + 1;
}

interface Mark {
  readonly stream: string;
  readonly commandId: string;
}

/** The first unit of the file tells that a directory began with it. */
const markOf = ({ units }: Registry, name: string): Mark => ({
  stream: unitStream(units[0]!.unitId),
  commandId: deterministicId('seed', name, 0),
});

const isMarked = async (store: EventStore, { stream, commandId }: Mark): Promise<boolean> =>
  (await store.readStream(stream)).some(({ metadata }) => metadata.commandId === commandId);

const idOf = (order: RegistryOrder, name: string, mark: Mark): string =>
  order.type === 'RegisterUnit' && streamOf(order) === mark.stream
    ? mark.commandId
    : deterministicId('seed', name, order.type, JSON.stringify(order.data));

const streamOf = ({ data }: RegistryOrder): string =>
  'unitId' in data ? unitStream(data.unitId) : postStream(data.postId);

/** Orders that name other units wait until all units are registered. */
const isAboutOne = ({ type }: RegistryOrder): boolean => type !== 'MergeUnit' && type !== 'SetCollectiveMembers';

/** At once, except those of one stream, which keep their order. */
async function together(orders: readonly RegistryOrder[], give: (order: RegistryOrder) => Promise<unknown>) {
  const byStream = Map.groupBy(orders, streamOf).values();
  await Promise.all(Array.from(byStream, (inOrder) => oneAfterAnother(inOrder, give)));
}

async function oneAfterAnother(orders: readonly RegistryOrder[], give: (order: RegistryOrder) => Promise<unknown>) {
  for (const order of orders) await give(order);
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
