import type { z } from 'zod';
import type { Role } from '#kernel';
import type { Language } from '#platform';

/** One command as HTTP offers it: `POST …/<path>`. */
export interface Action<Type extends string> {
  readonly path: string;
  readonly command: Type;
  readonly summary: Readonly<Record<Language, string>>;
  /** Refusals beyond those every command of its kind may meet. */
  readonly refusals?: readonly string[];
}

/** What a context publishes about its commands. */
export interface CommandCatalogue<Type extends string> {
  readonly schemas: Readonly<Record<Type, z.ZodType>>;
  readonly permissions: Readonly<Record<Type, readonly Role[]>>;
}

/** Roles accounts can have; `system` acts inside the process only. */
export const openTo = (roles: readonly Role[]): readonly Role[] => roles.filter((role) => role !== 'system');

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
