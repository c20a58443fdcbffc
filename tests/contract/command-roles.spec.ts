import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { type CommandContext, CommandGateway } from '#commands';
import { rulesInForce } from '#escalation';
import { asStored, createMemoryEventStore } from '#event-store';
import { fixedClock, type Role, roles } from '#kernel';
import { type AccessTokens, loadConfiguration } from '#platform';
import { ReadDatabase } from '#projections';
import { contexts } from '../../apps/contexts.js';
import { ContextsModule } from '../../apps/contexts-module.js';

const at = '2023-01-17T01:00:00.000Z';
const contextOf = (role: Role): CommandContext => ({
  actor: { account: role, role, unit: 'a-unit', post: 'a-post' },
  at,
  commandId: `as-${role}`,
  correlationId: 'c',
  causationId: null,
  source: 'http',
});

/** The gateway as every process has it, over a store in memory. */
async function openGateway() {
  const store = createMemoryEventStore({ clock: fixedClock(at), upcasters: asStored });
  const infrastructure = {
    store,
    clock: fixedClock(at),
    configuration: loadConfiguration({}),
    readDatabase: new ReadDatabase('postgres://never.connected'),
    accessTokens: {} as AccessTokens,
    takesEvents: () => store.tryAppend(),
  };
  @Module({ imports: [ContextsModule.with(infrastructure, await rulesInForce('default-1'))] })
  class Office {}
  const app = await NestFactory.createApplicationContext(Office, { logger: false });
  return { gateway: app.get(CommandGateway), close: () => app.close() };
}

const commands = contexts.flatMap(({ name, commands: catalog }) =>
  Object.entries(catalog).map(([type, { roles: allowed }]) => [name, type, allowed] as const),
);
const forbidden: Readonly<Record<string, string>> = {
  tasks: 'TASK_FORBIDDEN_ROLE',
  plans: 'PLAN_FORBIDDEN_ROLE',
  organizations: 'ORGANIZATION_FORBIDDEN',
};

describe('the role of whoever gives a command', () => {
  it.each(commands)(
    'the context %s refuses the command %s to every role that its catalogue does not name',
    async (name, type, allowed) => {
      const { gateway, close } = await openGateway();
      const codes = new Map<Role, string>();
      for (const role of roles) {
        const given = { type, subject: 'nothing', content: 'no content at all' };
        const refusal = await gateway.give(given, contextOf(role)).catch((error: unknown) => error);
        codes.set(role, (refusal as { code: string }).code);
      }
      await close();
      for (const role of roles)
        expect([role, codes.get(role)]).toEqual([role, allowed.includes(role) ? 'COMMAND_INVALID' : forbidden[name]]);
    },
  );
});
