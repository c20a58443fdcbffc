import { describe, expect, it } from '@jest/globals';
import { accountRoles, affiliationOf, affiliations, isOfUnit, roles, unitRoles } from './roles.js';

describe('roles', () => {
  it('the roles of a unit are those of its own people', () => {
    expect(unitRoles).toEqual(['clerk', 'unitHead']);
    expect(roles.filter((role) => !isOfUnit(role))).toEqual([
      ...['officer', 'director', 'head', 'leadingOfficial', 'auditor', 'system'],
    ]);
  });

  it('every role but that of the program itself can be the role of an account', () => {
    expect(accountRoles).toEqual(roles.filter((role) => role !== 'system'));
  });

  it('every affiliation has a role', () => {
    expect(new Set(Object.values(affiliationOf))).toEqual(new Set(affiliations));
  });
});
