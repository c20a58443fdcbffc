import type { z } from 'zod';
import type { Timestamp } from './clock.js';
import type { Actor, Role } from './metadata.js';

/**
 * A command as a decider takes it, from a record of command type → data: time and actor come in with it. `Subject` is what
 * names the aggregate.
 */
export type CommandOf<Data, Subject, Type extends keyof Data = keyof Data> = {
  [T in Type]: Subject & { readonly type: T; readonly data: Data[T]; readonly at: Timestamp; readonly by: Actor };
}[Type];

/** How a command is offered over HTTP: `POST …/<path>`. */
export interface CommandRoute {
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
  /** Codes it may be refused with, beside those that every command of its context may meet. */
  readonly refusals: readonly string[];
}

/** All that is said of one command in one place. */
export interface CommandEntry {
  readonly data: z.ZodType;
  /** Who may give it; everybody else is refused. */
  readonly roles: readonly Role[];
  /** Null: given by the program itself only. */
  readonly route: CommandRoute | null;
}

/** The commands of a context, each once; whatever is not in it cannot be given. */
export type CommandCatalog = Readonly<Record<string, CommandEntry>>;
