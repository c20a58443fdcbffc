import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateWriter, type CommandContext, type CommandOutcome, metadataOf, parseCommand } from '#event-store';
import {
  organizationCommands,
  type OrganizationCommand,
  type OrganizationCommandType,
  type OrganizationEvent,
  postStream,
  unitStream,
} from '#organizations/contract';
import type { OrganizationFolded } from '../domain/decider.js';

/** An order to the directory of units and posts. */
export class GiveOrganizationCommand extends Command<CommandOutcome> {
  constructor(
    readonly type: OrganizationCommandType,
    readonly data: unknown,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export const ORGANIZATION_WRITER = 'zhezi.organization-writer';
export type OrganizationWriter = AggregateWriter<OrganizationCommand, OrganizationEvent, OrganizationFolded>;

@CommandHandler(GiveOrganizationCommand)
export class GiveOrganizationCommandHandler implements ICommandHandler<GiveOrganizationCommand> {
  constructor(@Inject(ORGANIZATION_WRITER) private readonly organizations: OrganizationWriter) {}

  async execute({ type, data, context }: GiveOrganizationCommand): Promise<CommandOutcome> {
    const parsed = parseCommand(organizationCommands[type], data);
    const command = { type, data: parsed, at: context.at, by: context.actor } as OrganizationCommand;
    const stream = 'unitId' in parsed ? unitStream(parsed.unitId) : postStream(parsed.postId);
    return this.organizations.execute(
      stream,
      command,
      metadataOf(context, { type, data: parsed }),
      context.expectedRevision,
    );
  }
}
