import type { z } from 'zod';
import type { Timestamp } from './clock.js';
import { type InBoth, said, type Said } from './words.js';
import type { Actor } from './metadata.js';
import type { Role } from './roles.js';

/**
 * A command as a decider takes it, made from a record of command type → data. It carries time and actor. `Subject` holds the
 * id of the aggregate.
 */
export type CommandOf<Data, Subject, Type extends keyof Data = keyof Data> = {
  [T in Type]: Subject & { readonly type: T; readonly data: Data[T]; readonly at: Timestamp; readonly by: Actor };
}[Type];

/** How a command is offered over HTTP: `POST …/<path>`. */
export interface CommandRoute {
  readonly path: string;
  readonly summary: InBoth;
  /** Codes of its refusals, beside those that every command of its context may have. */
  readonly refusals: readonly string[];
}

/** Everything that the program knows of one command. */
export type CommandEntry = {
  /** What it does and when it may be given, for whoever gives it. */
  readonly about: InBoth;
  readonly data: z.ZodType;
  /** The roles that may give it. The gateway refuses all others. */
  readonly roles: readonly Role[];
} & (
  | { readonly route: CommandRoute }
  /** Only the program itself gives it; people still read its name. */
  | { readonly route: null; readonly name: InBoth }
);

/** The commands of a context, each once. A command that is not in the catalogue cannot be given. */
export type CommandCatalog = Readonly<Record<string, CommandEntry>>;

/** The command for the details of a refusal: programs get its name in the catalogue, people what they call it. */
export const commandSaid = <Catalog extends CommandCatalog, Type extends keyof Catalog & string>(
  catalog: Catalog,
  type: Type,
): Said<Type> => {
  const entry: CommandEntry = catalog[type]!;
  return said<Type>(type, entry.route === null ? entry.name : entry.route.summary);
};
