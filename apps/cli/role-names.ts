import type { Role } from '#kernel';

/** Roles an account can have, with the word people use for it. */
export const roleNames: Readonly<Record<Exclude<Role, 'system'>, string>> = {
  officer: '督查员',
  director: '督查室主任',
  head: '行政首长',
  leadingOfficial: '牵头领导',
  clerk: '经办人',
  unitHead: '单位负责人',
  auditor: '审计员',
};
