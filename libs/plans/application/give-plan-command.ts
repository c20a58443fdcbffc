import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateWriter, type CommandContext, type CommandOutcome, metadataOf, parseCommand } from '#event-store';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { planCommands, type PlanCommand, type PlanCommandType, type PlanEvent, planStream } from '#plans/contract';
import type { PlanFolded } from '../domain/decider.js';
import { PlanLinks } from '../read-models/plan-links/reader.js';
import { checkNames } from './known-names.js';

/** An order to one plan. `data` is checked against the command's schema. */
export class GivePlanCommand extends Command<CommandOutcome> {
  constructor(
    readonly planId: string,
    readonly type: PlanCommandType,
    readonly data: unknown,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export const PLAN_WRITER = 'zhezi.plan-writer';
export type PlanWriter = AggregateWriter<PlanCommand, PlanEvent, PlanFolded>;

@CommandHandler(GivePlanCommand)
export class GivePlanCommandHandler implements ICommandHandler<GivePlanCommand> {
  constructor(
    @Inject(PLAN_WRITER) private readonly plans: PlanWriter,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
    @Inject(PlanLinks) private readonly links: PlanLinks,
  ) {}

  async execute({ planId, type, data, context }: GivePlanCommand): Promise<CommandOutcome> {
    const command = {
      type,
      planId,
      data: parseCommand(planCommands[type], data),
      at: context.at,
      by: context.actor,
    } as PlanCommand;
    const known = needsDuplicates(type) ? { ...command, duplicates: await this.links.duplicates(planId) } : command;
    if (command.type === 'CorrectPlan') checkNames(command.data.correction, await this.directory.current());
    const metadata = metadataOf(context, { planId, type, data: command.data });
    return this.plans.execute(planStream(planId), known, metadata, context.expectedRevision);
  }
}

const needsDuplicates = (type: PlanCommandType): boolean => type === 'SubmitPlan' || type === 'ApprovePlan';
