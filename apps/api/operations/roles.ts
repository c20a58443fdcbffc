import { accountRoles, type Role } from '#kernel';

/** Who may see boards and tasks; each sees only what is theirs. */
export const everyAccount: readonly Role[] = accountRoles;

/** Those who see everything. */
export const overseers: readonly Role[] = ['officer', 'director', 'head', 'auditor'];
