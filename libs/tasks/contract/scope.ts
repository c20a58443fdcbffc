import type { Actor, Role } from '#kernel';

/** Which tasks a viewer may see: all, those of one unit, those one post leads, or none. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'none' };

/** The unit or the post that an account acts for. */
type ActsFor = Pick<Actor, 'unit' | 'post'>;

const all: Scope = { kind: 'all' };
const none: Scope = { kind: 'none' };
const ofUnit = ({ unit }: ActsFor): Scope => (unit === undefined ? none : { kind: 'unit', unit });
const ofPost = ({ post }: ActsFor): Scope => (post === undefined ? none : { kind: 'post', post });

/** A new role is not in here and does not compile, before it can see anything. */
const scopes: Readonly<Record<Role, (account: ActsFor) => Scope>> = {
  clerk: ofUnit,
  unitHead: ofUnit,
  leadingOfficial: ofPost,
  officer: () => all,
  director: () => all,
  head: () => all,
  auditor: () => all,
  system: () => all,
};

export const scopeOf = (viewer: Pick<Actor, 'role' | 'unit' | 'post'>): Scope => scopes[viewer.role](viewer);
