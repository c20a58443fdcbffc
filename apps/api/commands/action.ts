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

/** Roles accounts can have; `system` acts inside the process only. */
export const openTo = (roles: readonly Role[]): readonly Role[] => roles.filter((role) => role !== 'system');

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
