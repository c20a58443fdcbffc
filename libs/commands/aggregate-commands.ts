import type { Actor, CommandCatalog, DomainError, JsonObject, Timestamp } from '#kernel';
import type { AggregateDefinition } from './aggregate-definition.js';
import type { CommandOutcome } from './aggregate-writer.js';
import type { CommandContext } from './command-context.js';

/** Carries a decided command out; refused as REVISION_STALE unless the stream is at that revision. */
export type CarryOut = (expectedRevision: number | undefined) => Promise<CommandOutcome>;

/** What every command has, whatever it asks for. */
export interface AnyCommand {
  readonly type: string;
  readonly at: Timestamp;
  readonly by: Actor;
}

/** A command that may be given, its content parsed; not yet what the decider takes. */
export interface ParsedCommand {
  readonly type: string;
  /** The id of the aggregate, where the content does not name it. */
  readonly subject: string;
  readonly data: unknown;
  readonly at: Timestamp;
  readonly by: Actor;
}

/** Why a role may not give a command: what the sentence of a context's refusal tells. */
export interface ForbiddenRole extends JsonObject {
  readonly command: string;
  /** The roles that may, as one text. */
  readonly allowed: string;
  readonly role: string;
}

/** All that the gateway needs for the commands to one kind of aggregate. `Data`: event type → data. */
export interface AggregateCommands<Command extends AnyCommand, Data extends Record<string, unknown>, State> {
  readonly catalog: CommandCatalog;
  readonly aggregate: AggregateDefinition<Command, Data, State>;
  readonly forbidden: (details: ForbiddenRole) => DomainError;
  /** The command as the decider takes it. */
  readonly commandOf: (parsed: ParsedCommand) => Command;
  readonly streamOf: (command: Command) => string;
  /** What makes two commands the same: hashed and kept with the idempotency key. */
  readonly contentOf: (command: Command) => unknown;
  /** Adds what a decision needs from elsewhere, and refuses what the aggregate alone cannot know to be wrong. */
  readonly prepare?: (command: Command) => Promise<Command>;
  /** For callers who count revisions in another way than the stream does: turns what they expect and what they are answered. */
  readonly inOwnNumbers?: (stream: string, context: CommandContext, carryOut: CarryOut) => Promise<CommandOutcome>;
}
