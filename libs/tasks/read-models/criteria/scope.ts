import type { Actor } from '#kernel';
import { type Scope, scopeOf } from '#tasks/contract';
import { refuseTaskQuery } from './refusals.js';

/** A task as one viewer reads it: alike for all but units, of which each reads its own. */
export const viewKey = (taskId: string, scope: Scope): string =>
  scope.kind === 'unit' ? `${taskId} ${scope.unit}` : taskId;

/**
 * The unit whose board is meant: a unit's people mean their own.
 * @throws BOARD_SCOPE_FORBIDDEN when they name another, or when the role sees no board of units.
 */
export function unitInScope(viewer: Actor, asked: string | undefined): string | undefined {
  const scope = scopeOf(viewer);
  if (scope.kind === 'all') return asked;
  const own = scope.kind === 'unit' ? scope.unit : undefined;
  if (own === undefined || (asked ?? own) !== own) throw forbidden(own ?? viewer.role, asked);
  return own;
}

/** @throws BOARD_SCOPE_FORBIDDEN likewise, for the boards of leading posts. */
export function postInScope(viewer: Actor, asked: string | undefined): string | undefined {
  const scope = scopeOf(viewer);
  if (scope.kind === 'all') return asked;
  const own = scope.kind === 'post' ? scope.post : undefined;
  if (own === undefined || (asked ?? own) !== own) throw forbidden(own ?? viewer.role, asked);
  return own;
}

const forbidden = (own: string, asked: string | undefined) =>
  refuseTaskQuery('BOARD_SCOPE_FORBIDDEN', { own, asked: asked ?? '*' });
