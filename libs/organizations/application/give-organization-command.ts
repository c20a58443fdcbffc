import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateWriter, type CommandContext, type CommandOutcome, metadataOf, parseCommand } from '#event-store';
import {
  DIRECTORY,
  type DirectorySource,
  organizationCommands,
  type OrganizationCommand,
  type OrganizationCommandType,
  type OrganizationEvent,
  postStream,
  unitStream,
} from '#organizations/contract';
import type { OrganizationFolded } from '../domain/decider.js';
import { checkNamedUnits } from './known-names.js';

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

/** Only these need the whole directory. */
const namesOthers: ReadonlySet<OrganizationCommandType> = new Set(['MergeUnit', 'SetCollectiveMembers']);

export const ORGANIZATION_WRITER = 'zhezi.organization-writer';
export type OrganizationWriter = AggregateWriter<OrganizationCommand, OrganizationEvent, OrganizationFolded>;

@CommandHandler(GiveOrganizationCommand)
export class GiveOrganizationCommandHandler implements ICommandHandler<GiveOrganizationCommand> {
  constructor(
    @Inject(ORGANIZATION_WRITER) private readonly organizations: OrganizationWriter,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  async execute({ type, data, context }: GiveOrganizationCommand): Promise<CommandOutcome> {
    const parsed = parseCommand(organizationCommands[type], data);
    const command = { type, data: parsed, at: context.at, by: context.actor } as OrganizationCommand;
    if (namesOthers.has(type)) checkNamedUnits(command, await this.directory.current());
    const stream = 'unitId' in parsed ? unitStream(parsed.unitId) : postStream(parsed.postId);
    return this.organizations.execute(
      stream,
      command,
      metadataOf(context, { type, data: parsed }),
      context.expectedRevision,
    );
  }
}
