import type { EventStore } from '#event-store';
import { type CommandCatalog, commandSaid, DomainError, type EventOf, localDateOf } from '#kernel';
import type { AggregateCommands, AnyCommand, CarryOut, ForbiddenRole, ParsedCommand } from './aggregate-commands.js';
import { type AggregateOptions, AggregateWriter, type CommandOutcome } from './aggregate-writer.js';
import { type AggregateReader, readerOf } from './aggregate-reader.js';
import { type CommandContext, hashOf, metadataOf } from './command-context.js';
import { type CommandObserver, unobserved } from './command-observer.js';
import type { CompoundContext } from './compound.js';
import { referencesOf } from './content-references.js';
import { parseCommand } from './parse-command.js';
import { type ReferenceSource, withIds } from './references.js';

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
  /** `resolved` gives the command with ids in place of its references; ask for it once the command is known to be no repeat. */
  readonly carryOut: (
    given: ParsedCommand<Catalog, Type>,
    context: CompoundContext,
    resolved: () => Promise<ParsedCommand<Catalog, Type>>,
  ) => Promise<Outcome>;
}

type Give<Outcome extends CommandOutcome = CommandOutcome> = (
  given: GivenCommand,
  context: CommandContext,
) => Promise<Outcome>;

/**
 * Every command passes here, whether it comes by HTTP, Kafka, a reactor or a seed. The steps are: check the role, parse the
 * content by its schema, resolve its references, look up what the decision needs, let the aggregate decide. Every command is measured here.
 */
export class CommandGateway {
  private readonly commands = new Map<string, Give>();
  private source: ReferenceSource | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly observer: CommandObserver = unobserved,
  ) {}

  /** From now on references in the content of commands mean what this source says. */
  resolveBy(source: ReferenceSource): void {
    this.source = source;
  }

  /** Adds the commands of one kind of aggregate. @throws TypeError when a command of the same name was added before */
  register<Catalog extends CommandCatalog, Command extends AnyCommand, Data extends Record<string, unknown>, State>(
    commands: AggregateCommands<Catalog, Command, Data, State>,
    options?: AggregateOptions,
  ): AggregateReader<State, EventOf<Data>> {
    const writer = new AggregateWriter(this.store, commands.aggregate, options);
    const resolve = this.resolverOf(commands.catalog);
    for (const type in commands.catalog) {
      this.add(type, (given, context) => carryOut({ commands, type, writer, resolve }, given, context));
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
    const resolve = this.resolverOf(compound.catalog);
    const give: Give<Outcome> = async (given, context) => {
      const command = parsed(compound, type, given, context);
      const { subject, data } = command;
      const compoundHash = hashOf({ type, subject, data });
      return compound.carryOut(command, { ...context, compoundHash }, () => resolve(command));
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

  private resolverOf(catalog: CommandCatalog): Resolve {
    const entries = Object.entries(catalog).map(([type, { data }]) => [type, referencesOf(data)] as const);
    const byType = new Map(entries);
    return async (command) => {
      const { type, data, by, at } = command;
      const references = byType.get(type);
      if (!references) return command;
      return {
        ...command,
        data: await withIds(data, references, this.source ?? unresolved(type), { by, on: localDateOf(at) }),
      };
    };
  }

  private add(type: string, give: Give): void {
    if (this.commands.has(type)) throw new TypeError(`two contexts have a command ${type}`);
    this.commands.set(type, give);
  }
}

/** The command with ids in place of what its content refers to by name. @throws DomainError when a name means nothing, or several things */
type Resolve = <Command extends AnyCommand & { readonly data: unknown }>(command: Command) => Promise<Command>;

/** A process without the directory must not take names for ids. */
const unresolved = (type: string): ReferenceSource => ({
  idsOf() {
    throw new TypeError(`the command ${type} refers to something by name, and nobody knows names here`);
  },
});

interface Way<Catalog extends CommandCatalog, Command extends AnyCommand, Data extends Record<string, unknown>, State> {
  readonly commands: AggregateCommands<Catalog, Command, Data, State>;
  readonly type: keyof Catalog & string;
  readonly writer: AggregateWriter<Command, Data, State>;
  readonly resolve: Resolve;
}

/**
 * A repeat gets the first answer, also when a name means something else by now, or nothing: the content counts as it was given, and a
 * refusal that comes before the stream was asked is kept back until the stream does not know the command.
 */
async function carryOut<
  Catalog extends CommandCatalog,
  Command extends AnyCommand,
  Data extends Record<string, unknown>,
  State,
>(way: Way<Catalog, Command, Data, State>, given: GivenCommand, context: CommandContext): Promise<CommandOutcome> {
  const { commands, type, writer } = way;
  const asGiven = parsed(commands, type, given, context);
  const metadata = metadataOf(context, commands.contentOf(commands.commandOf(asGiven)));
  const ready = await readied(way, asGiven).catch(asRefusal);
  const stream = await streamOf(commands, asGiven, ready, context);
  const execute: CarryOut = async (expectedRevision) => {
    if (!(ready instanceof DomainError)) return writer.execute(stream, ready, metadata, expectedRevision);
    const first = await writer.firstAnswer(stream, metadata);
    if (!first) throw ready;
    return first;
  };
  return commands.inOwnNumbers ? commands.inOwnNumbers(stream, context, execute) : execute(context.expectedRevision);
}

/** Where a name names the aggregate itself, a repeat goes to the stream of the first attempt; the same id always names the same stream. */
async function streamOf<Catalog extends CommandCatalog, Command extends AnyCommand>(
  commands: Pick<AggregateCommands<Catalog, Command, never, never>, 'commandOf' | 'streamOf' | 'streamOfRepeat'>,
  asGiven: ParsedCommand<Catalog>,
  ready: Command | DomainError,
  { commandId }: CommandContext,
): Promise<string> {
  const written = commands.streamOf(commands.commandOf(asGiven));
  const meant = ready instanceof DomainError ? undefined : commands.streamOf(ready);
  if (meant === written) return written;
  return (await commands.streamOfRepeat?.(commandId)) ?? meant ?? written;
}

/** The command as the decider takes it: with ids, and with the facts that the decision needs. @throws DomainError */
async function readied<
  Catalog extends CommandCatalog,
  Command extends AnyCommand,
  Data extends Record<string, unknown>,
  State,
>({ commands, resolve }: Way<Catalog, Command, Data, State>, asGiven: ParsedCommand<Catalog>): Promise<Command> {
  const command = commands.commandOf(await resolve(asGiven));
  return commands.prepare ? commands.prepare(command) : command;
}

function asRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
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
