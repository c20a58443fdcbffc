import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandGateway } from '#commands';
import { asStored, createMemoryEventStore } from '#event-store';
import { fixedClock, systemActor } from '#kernel';
import { DIRECTORY, type DirectorySource, type OrganizationCommandType } from '#organizations/contract';
import { type AccessTokens, InfrastructureModule, loadConfiguration } from '#platform';
import { ReadDatabase } from '#projections';
import { unplaced } from '#settings';
import { toDirectory } from '../../application/directory-commands.js';
import { OrganizationsModule } from '../../organizations.module.js';
import { parseRegistry } from '../parse-registry.js';
import { seedDirectory } from '../seed-directory.js';

export const at = '2023-01-17T01:00:00.000Z';
const clock = fixedClock(at);
const closing: (() => Promise<unknown>)[] = [];

/** Closes every office that was opened. */
export async function closeOffices(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

/** The module over a store in memory. */
export async function office() {
  const store = createMemoryEventStore({ clock, upcasters: asStored });
  const surroundings = {
    clock,
    store,
    configuration: loadConfiguration({}),
    readDatabase: new ReadDatabase('postgres://never.connected'),
    accessTokens: {} as AccessTokens,
    takesEvents: () => store.tryAppend(),
  };
  @Module({ imports: [InfrastructureModule.with(surroundings), OrganizationsModule] })
  class Office {}
  const app = await NestFactory.createApplicationContext(Office, { logger: false });
  closing.push(
    () => app.close(),
    () => store.close(),
  );
  await app.init();
  const commands = app.get(CommandGateway);
  const command = (type: OrganizationCommandType, data: object) => {
    const commandId = JSON.stringify(data);
    const context = { actor: systemActor('office'), at, commandId, correlationId: 'c', causationId: null };
    return commands.give(toDirectory(type, data), { ...context, source: 'http' });
  };
  const ports = { commands, store };
  const seed = (file: object) => seedDirectory(ports, 'town', parseRegistry(unplaced(file), 'town.json'), at);
  const events = async () => (await store.readAll({ after: 0n, limit: 1_000 })).events.map(({ type }) => type);
  const directory = () => app.get<DirectorySource>(DIRECTORY, { strict: false }).current();
  return { ports, seed, events, directory, command };
}

export const unit = (unitId: string, name: string, more: object = {}) => ({
  unitId,
  name,
  kind: 'department',
  aliases: [],
  ...more,
});
