import type { Actor } from '#kernel';
import { refuseTaskQuery } from './refusals.js';

/** Which tasks a viewer may see: all, those of one unit, those one post leads, or none. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'none' };

export function scopeOf({ role, unit, post }: Actor): Scope {
  switch (role) {
    case 'clerk':
    case 'unitHead':
      return unit === undefined ? { kind: 'none' } : { kind: 'unit', unit };
    case 'leadingOfficial':
      return post === undefined ? { kind: 'none' } : { kind: 'post', post };
    case 'officer':
    case 'director':
    case 'head':
    case 'auditor':
    case 'system':
      return { kind: 'all' };
    default:
      return { kind: 'none' };
  }
}

/** A task as one viewer reads it: alike for all but units, of which each reads its own. */
export function viewKey(taskId: string, viewer: Actor): string {
  const scope = scopeOf(viewer);
  return scope.kind === 'unit' ? `${taskId} ${scope.unit}` : taskId;
}

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
