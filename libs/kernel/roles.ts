import type { NamesOf } from './words.js';

/**
 * officer 督查员 · director 督查室主任 · head 行政首长 · leadingOfficial 牵头领导 (by post) ·
 * clerk 经办人 · unitHead 单位负责人 · auditor 审计员 (reads only) · system 系统
 */
export const roles = [
  'officer',
  'director',
  'head',
  'leadingOfficial',
  'clerk',
  'unitHead',
  'auditor',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** The title by which people know each. */
export const roleNames: NamesOf<Role> = {
  zh: {
    officer: '督查员',
    director: '督查室主任',
    head: '行政首长',
    leadingOfficial: '牵头领导',
    clerk: '经办人',
    unitHead: '单位负责人',
    auditor: '审计员',
    system: '系统',
  },
  en: {
    officer: 'officer',
    director: 'director',
    head: 'head of government',
    leadingOfficial: 'leading official',
    clerk: 'clerk',
    unitHead: 'head of a unit',
    auditor: 'auditor',
    system: 'system',
  },
};

/** office: the supervision office. audit: who checks it. system: nobody, it acts by itself. */
export const affiliations = ['office', 'post', 'unit', 'audit', 'system'] as const;
export type Affiliation = (typeof affiliations)[number];

/** What whoever acts in a role belongs to. A new role does not compile before it is in here. */
export const affiliationOf = {
  officer: 'office',
  director: 'office',
  head: 'post',
  leadingOfficial: 'post',
  clerk: 'unit',
  unitHead: 'unit',
  auditor: 'audit',
  system: 'system',
} as const satisfies Readonly<Record<Role, Affiliation>>;

/** A role of a unit's own people. */
export type UnitRole = { [R in Role]: (typeof affiliationOf)[R] extends 'unit' ? R : never }[Role];
/** Roles that accounts can have; `system` acts inside the program only. */
export type AccountRole = { [R in Role]: (typeof affiliationOf)[R] extends 'system' ? never : R }[Role];

export const isOfUnit = (role: Role): role is UnitRole => affiliationOf[role] === 'unit';
export const isOfAccount = (role: Role): role is AccountRole => affiliationOf[role] !== 'system';

export const unitRoles: readonly UnitRole[] = roles.filter(isOfUnit);
export const accountRoles: readonly AccountRole[] = roles.filter(isOfAccount);
