import type { z } from 'zod';
import type { Actor, CommandCatalog, DomainError, Role, Said, Timestamp } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';
import type { CommandOutcome } from './aggregate-writer.js';
import type { CommandContext } from './command-context.js';

/** Lets the aggregate decide and stores its events. @throws REVISION_STALE when another revision of the stream is expected */
export type CarryOut = (expectedRevision: number | undefined) => Promise<CommandOutcome>;

/** What every command has. */
export interface AnyCommand {
  readonly type: string;
  readonly at: Timestamp;
  readonly by: Actor;
}

/**
 * A command whose role and content are checked, with the data of its entry in the catalogue: a union that `type` tells apart.
 * `commandOf` turns it into what the decider takes.
 */
export type ParsedCommand<
  Catalog extends CommandCatalog,
  Type extends keyof Catalog & string = keyof Catalog & string,
> = {
  [T in Type]: {
    readonly type: T;
    /** The id of the aggregate; empty when the content names it. */
    readonly subject: string;
    readonly data: z.infer<Catalog[T]['data']>;
    readonly at: Timestamp;
    readonly by: Actor;
  };
}[Type];

/** The details of the refusal when a role may not give a command. */
export type ForbiddenRole = {
  readonly command: Said;
  /** The roles that may give the command. */
  readonly allowed: readonly Role[];
  readonly role: Role;
};

/** All that the gateway needs for the commands to one kind of aggregate. `Data`: event type → data. */
export interface AggregateCommands<
  Catalog extends CommandCatalog,
  Command extends AnyCommand,
  Data extends Record<string, unknown>,
  State,
> {
  readonly catalog: Catalog;
  readonly aggregate: AggregateDefinition<Command, Data, State>;
  readonly forbidden: (details: ForbiddenRole) => DomainError;
  /** The command as the decider takes it. */
  readonly commandOf: (parsed: ParsedCommand<Catalog>) => Command;
  readonly streamOf: (command: Command) => string;
  /**
   * The stream in which a command with this id has made events. Only for aggregates that the content names by a reference: what that
   * means may have changed since, and a repeat belongs to the stream of the first attempt.
   */
  readonly streamOfRepeat?: (commandId: string) => Promise<string | undefined>;
  /** What makes two commands the same: hashed and kept with the idempotency key. References are in it as they were given. */
  readonly contentOf: (command: Command) => unknown;
  /** Adds facts from outside the aggregate that the decision needs, and refuses what only these facts show to be wrong. */
  readonly prepare?: (command: Command) => Promise<Command>;
  /**
   * For callers who do not see every event and therefore count revisions in their own way: translates the revision that they
   * expect, and the revision in the answer.
   */
  readonly inOwnNumbers?: (stream: string, context: CommandContext, carryOut: CarryOut) => Promise<CommandOutcome>;
}
