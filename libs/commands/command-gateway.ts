import type { EventStore } from '#event-store';
import type { CommandEntry } from '#kernel';
import type { AggregateCommands, AnyCommand, CarryOut } from './aggregate-commands.js';
import { type AggregateOptions, AggregateWriter, type CommandOutcome } from './aggregate-writer.js';
import { type CommandContext, metadataOf } from './command-context.js';
import { type CommandObserver, unobserved } from './command-observer.js';
import type { FoldedStream } from './folded-stream.js';
import { parseCommand } from './parse-command.js';

/** A command as it came; nothing in it has been checked. */
export interface GivenCommand {
  /** The name of the command in the catalogue of its context. */
  readonly type: string;
  /** The id of the aggregate; absent when the content names it. */
  readonly subject?: string;
  readonly content: unknown;
}

/** Looks at the state of aggregates without changing them. */
export interface AggregateReader<State> {
  peek(stream: string): Promise<FoldedStream<State>>;
}

type Give = (given: GivenCommand, context: CommandContext) => Promise<CommandOutcome>;

/**
 * Every command passes here, whether it comes by HTTP, Kafka, a process or a seed. The steps are: check the role, parse the
 * content by its schema, look up what the decision needs, let the aggregate decide. Every command is measured here.
 */
export class CommandGateway {
  private readonly commands = new Map<string, Give>();

  constructor(
    private readonly store: EventStore,
    private readonly observer: CommandObserver = unobserved,
  ) {}

  /** Adds the commands of one kind of aggregate. @throws TypeError when a command of the same name was added before */
  register<Command extends AnyCommand, Data extends Record<string, unknown>, State>(
    commands: AggregateCommands<Command, Data, State>,
    options?: AggregateOptions,
  ): AggregateReader<State> {
    const writer = new AggregateWriter(this.store, commands.aggregate, options);
    for (const [type, entry] of Object.entries(commands.catalog)) {
      if (this.commands.has(type)) throw new TypeError(`two contexts have a command ${type}`);
      this.commands.set(type, (given, context) => carryOut({ commands, entry, writer }, given, context));
    }
    return { peek: (stream) => writer.peek(stream) };
  }

  /** @throws DomainError when a rule refuses; TypeError when no context has a command of that name. */
  give(given: GivenCommand, context: CommandContext): Promise<CommandOutcome> {
    const known = this.commands.get(given.type);
    if (!known) throw new TypeError(`no context has a command ${given.type}`);
    return this.observe(given.type, context, (observed) => known(given, observed));
  }

  /** Measures work that gives several commands as one part of the trace. */
  observe<Result>(
    name: string,
    context: CommandContext,
    work: (context: CommandContext) => Promise<Result>,
  ): Promise<Result> {
    return this.observer.observe(name, context, work);
  }
}

interface Way<Command extends AnyCommand, Data extends Record<string, unknown>, State> {
  readonly commands: AggregateCommands<Command, Data, State>;
  readonly entry: CommandEntry;
  readonly writer: AggregateWriter<Command, Data, State>;
}

async function carryOut<Command extends AnyCommand, Data extends Record<string, unknown>, State>(
  { commands, entry, writer }: Way<Command, Data, State>,
  { type, subject = '', content }: GivenCommand,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { actor: by, at } = context;
  if (!entry.roles.includes(by.role)) {
    throw commands.forbidden({ command: type, allowed: entry.roles.join('、'), role: by.role });
  }
  const data = parseCommand(entry.data, content);
  const command = commands.commandOf({ type, subject, data, at, by });
  const prepared = commands.prepare ? await commands.prepare(command) : command;
  const metadata = metadataOf(context, commands.contentOf(command));
  const stream = commands.streamOf(command);
  const execute: CarryOut = (expectedRevision) => writer.execute(stream, prepared, metadata, expectedRevision);
  return commands.inOwnNumbers ? commands.inOwnNumbers(stream, context, execute) : execute(context.expectedRevision);
}
