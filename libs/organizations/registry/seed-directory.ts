import { join } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { deterministicId, systemActor, type Timestamp } from '#kernel';
import { postStream, unitStream, unitStreamPrefix } from '#organizations/contract';
import { projectRoot } from '#platform';
import { GiveOrganizationCommand } from '../application/give-organization-command.js';
import { loadRegistry } from './load-registry.js';
import { ordersOf, type Registry, type RegistryOrder } from './registry.js';

export interface SeedPorts {
  readonly commands: CommandBus;
  readonly store: EventStore;
}

/** The registry file of that name in `seeds/organizations`. */
export const registryFile = (name: string): string => join(projectRoot(), 'seeds', 'organizations', `${name}.json`);

/** {@link seedDirectory} with the registry of that name. @throws REGISTRY_INVALID */
export const seedFrom = async (ports: SeedPorts, name: string, at: Timestamp): Promise<number> =>
  seedDirectory(ports, name, await loadRegistry(registryFile(name)), at);

interface NamedOrder {
  readonly order: RegistryOrder;
  readonly stream: string;
  readonly commandId: string;
}

/**
 * Registers a registry's units and posts in a store that has no units, and finishes a registration that was cut short;
 * any other directory is left as it is. Its orders carry ids made from the registry's name, so that repeating them is harmless.
 * @returns how many orders were given.
 */
async function seedDirectory(
  { commands, store }: SeedPorts,
  name: string,
  registry: Registry,
  at: Timestamp,
): Promise<number> {
  const orders = ordersOf(registry).map((order, place) => named(name, order, place));
  if (!(await isNeeded(store, orders))) return 0;
  const [first, ...others] = orders;
  const last = others.pop();
  const give = ({ order, commandId }: NamedOrder): Promise<unknown> =>
    commands.execute(new GiveOrganizationCommand(order.type, order.data, contextOf(commandId, at)));
  await give(first!);
  const byStream = Map.groupBy(others, ({ stream }) => stream).values();
  await Promise.all(Array.from(byStream, (inOrder) => oneAfterAnother(inOrder, give)));
  if (last) await give(last);
  return orders.length;
}

const named = (name: string, order: RegistryOrder, place: number): NamedOrder => ({
  order,
  stream: 'unitId' in order.data ? unitStream(order.data.unitId) : postStream(order.data.postId),
  commandId: deterministicId('seed', name, place),
});

/** The first order marks a registration that was begun, the last one that it was finished. */
async function isNeeded(store: EventStore, orders: readonly NamedOrder[]): Promise<boolean> {
  const isCarriedOut = async ({ stream, commandId }: NamedOrder): Promise<boolean> =>
    (await store.readStream(stream)).some(({ metadata }) => metadata.commandId === commandId);
  if (await isCarriedOut(orders.at(-1)!)) return false;
  return (await isCarriedOut(orders[0]!)) || !(await hasUnits(store));
}

async function hasUnits(store: EventStore): Promise<boolean> {
  const { events } = await store.readAll({ after: 0n, limit: 1, filter: { streamPrefixes: [unitStreamPrefix] } });
  return events.length > 0;
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

async function oneAfterAnother(orders: readonly NamedOrder[], give: (order: NamedOrder) => Promise<unknown>) {
  for (const order of orders) await give(order);
}
