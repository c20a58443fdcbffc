import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  AggregateWriter,
  type CommandContext,
  type CommandOutcome,
  EVENT_STORE,
  type EventStore,
  metadataOf,
  parseCommand,
} from '#event-store';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { taskCommands, type TaskCommand, type TaskCommandType, type TaskEvent, taskStream } from '#tasks/contract';
import type { TaskFolded } from '../domain/decider.js';
import { checkSuccessor } from './known-unit.js';
import { inOwnNumbers } from './own-numbers.js';

/** An order to one task. `data` is checked against the command's schema. */
export class GiveTaskCommand extends Command<CommandOutcome> {
  constructor(
    readonly taskId: string,
    readonly type: TaskCommandType,
    readonly data: unknown,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export const TASK_WRITER = 'zhezi.task-writer';
export type TaskWriter = AggregateWriter<TaskCommand, TaskEvent, TaskFolded>;

@CommandHandler(GiveTaskCommand)
export class GiveTaskCommandHandler implements ICommandHandler<GiveTaskCommand> {
  constructor(
    @Inject(TASK_WRITER) private readonly tasks: TaskWriter,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async execute({ taskId, type, data, context }: GiveTaskCommand): Promise<CommandOutcome> {
    const command = {
      type,
      taskId,
      data: parseCommand(taskCommands[type], data),
      at: context.at,
      by: context.actor,
    } as TaskCommand;
    if (command.type === 'RuleDispute') checkSuccessor(command, await this.directory.current());
    const metadata = metadataOf(context, { taskId, type, data: command.data });
    const stream = taskStream(taskId);
    return inOwnNumbers(this.store, stream, context, (expectedRevision) =>
      this.tasks.execute(stream, command, metadata, expectedRevision),
    );
  }
}
