import type { AccountRole } from '#kernel';

/** The word that people use for each. */
export const roleNames: Readonly<Record<AccountRole, string>> = {
  officer: '督查员',
  director: '督查室主任',
  head: '行政首长',
  leadingOfficial: '牵头领导',
  clerk: '经办人',
  unitHead: '单位负责人',
  auditor: '审计员',
};
