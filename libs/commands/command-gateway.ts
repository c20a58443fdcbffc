import type { EventStore } from '#event-store';
import { type CommandCatalog, commandSaid, type DomainError, type EventOf } from '#kernel';
import type { AggregateCommands, AnyCommand, CarryOut, ForbiddenRole, ParsedCommand } from './aggregate-commands.js';
import { type AggregateOptions, AggregateWriter, type CommandOutcome } from './aggregate-writer.js';
import { type AggregateReader, readerOf } from './aggregate-reader.js';
import { type CommandContext, hashOf, metadataOf } from './command-context.js';
import { type CommandObserver, unobserved } from './command-observer.js';
import type { CompoundContext } from './compound.js';
import { parseCommand } from './parse-command.js';

/** A command as it came; nothing in it has been checked. */
export interface GivenCommand {
  /** The name of the command in the catalogue of its context. */
  readonly type: string;
  /** The id of the aggregate; absent when the content names it. */
  readonly subject?: string;
  readonly content: unknown;
}

/** A command that is carried out by giving others. `Catalog` is where its entry stands. */
export interface CompoundCommand<
  Catalog extends CommandCatalog,
  Type extends keyof Catalog & string,
  Outcome extends CommandOutcome,
> {
  readonly catalog: Catalog;
  readonly type: Type;
  readonly forbidden: (details: ForbiddenRole) => DomainError;
  readonly carryOut: (parsed: ParsedCommand<Catalog, Type>, context: CompoundContext) => Promise<Outcome>;
}

type Give<Outcome extends CommandOutcome = CommandOutcome> = (
  given: GivenCommand,
  context: CommandContext,
) => Promise<Outcome>;

/**
 * Every command passes here, whether it comes by HTTP, Kafka, a reactor or a seed. The steps are: check the role, parse the
 * content by its schema, look up what the decision needs, let the aggregate decide. Every command is measured here.
 */
export class CommandGateway {
  private readonly commands = new Map<string, Give>();

  constructor(
    private readonly store: EventStore,
    private readonly observer: CommandObserver = unobserved,
  ) {}

  /** Adds the commands of one kind of aggregate. @throws TypeError when a command of the same name was added before */
  register<Catalog extends CommandCatalog, Command extends AnyCommand, Data extends Record<string, unknown>, State>(
    commands: AggregateCommands<Catalog, Command, Data, State>,
    options?: AggregateOptions,
  ): AggregateReader<State, EventOf<Data>> {
    const writer = new AggregateWriter(this.store, commands.aggregate, options);
    for (const type in commands.catalog) {
      this.add(type, (given, context) => carryOut({ commands, type, writer }, given, context));
    }
    return readerOf(this.store, commands.aggregate);
  }

  /**
   * Adds a command that gives others: its role and content are checked, and it is measured, as those of any other. Returns what
   * gives it, with all of its outcome. @throws TypeError when a command of the same name was added before
   */
  registerCompound<Catalog extends CommandCatalog, Type extends keyof Catalog & string, Outcome extends CommandOutcome>(
    compound: CompoundCommand<Catalog, Type, Outcome>,
  ): (given: Omit<GivenCommand, 'type'>, context: CommandContext) => Promise<Outcome> {
    const { type } = compound;
    const give: Give<Outcome> = async (given, context) => {
      const command = parsed(compound, type, given, context);
      const { subject, data } = command;
      return compound.carryOut(command, { ...context, compoundHash: hashOf({ type, subject, data }) });
    };
    this.add(type, give);
    return (given, context) => this.observe(type, context, (observed) => give({ type, ...given }, observed));
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

  private add(type: string, give: Give): void {
    if (this.commands.has(type)) throw new TypeError(`two contexts have a command ${type}`);
    this.commands.set(type, give);
  }
}

interface Way<Catalog extends CommandCatalog, Command extends AnyCommand, Data extends Record<string, unknown>, State> {
  readonly commands: AggregateCommands<Catalog, Command, Data, State>;
  readonly type: keyof Catalog & string;
  readonly writer: AggregateWriter<Command, Data, State>;
}

async function carryOut<
  Catalog extends CommandCatalog,
  Command extends AnyCommand,
  Data extends Record<string, unknown>,
  State,
>(
  { commands, type, writer }: Way<Catalog, Command, Data, State>,
  given: GivenCommand,
  context: CommandContext,
): Promise<CommandOutcome> {
  const command = commands.commandOf(parsed(commands, type, given, context));
  const prepared = commands.prepare ? await commands.prepare(command) : command;
  const metadata = metadataOf(context, commands.contentOf(command));
  const stream = commands.streamOf(command);
  const execute: CarryOut = (expectedRevision) => writer.execute(stream, prepared, metadata, expectedRevision);
  return commands.inOwnNumbers ? commands.inOwnNumbers(stream, context, execute) : execute(context.expectedRevision);
}

/** Only here content gets its type. */
function parsed<Catalog extends CommandCatalog, Type extends keyof Catalog & string>(
  { catalog, forbidden }: { readonly catalog: Catalog; readonly forbidden: (details: ForbiddenRole) => DomainError },
  type: Type,
  { subject = '', content }: GivenCommand,
  { actor: by, at }: CommandContext,
): ParsedCommand<Catalog, Type> {
  const entry: Catalog[Type] = catalog[type];
  const { roles } = entry;
  if (!roles.includes(by.role)) {
    throw forbidden({ command: commandSaid(catalog, type), allowed: roles, role: by.role });
  }
  return { type, subject, data: parseCommand<Catalog[Type]['data']>(entry.data, content), at, by };
}
