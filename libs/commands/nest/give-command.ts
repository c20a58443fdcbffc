import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '../aggregate-writer.js';
import type { CommandContext } from '../command-context.js';
import { CommandGateway, type GivenCommand } from '../command-gateway.js';

/** A command on Nest's bus. */
export class GiveCommand extends Command<CommandOutcome> {
  constructor(
    readonly given: GivenCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(GiveCommand)
export class GiveCommandHandler implements ICommandHandler<GiveCommand> {
  constructor(@Inject(CommandGateway) private readonly gateway: CommandGateway) {}

  execute({ given, context }: GiveCommand): Promise<CommandOutcome> {
    return this.gateway.give(given, context);
  }
}
