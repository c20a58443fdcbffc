import { type DomainError, refusal, type Said } from '#kernel';
import { organizationRefusals } from '#organizations/contract';
import { findingsSaid, type GivenContent, isError, knownSeeds, placed, type PlacedFinding } from '#settings';
import { checkRegistry } from './check-registry.js';
import type { Registry } from './registry.js';

const refuse = refusal(organizationRefusals);
const mostTold = 5;

/** @throws REGISTRY_INVALID saying what is wrong with the first five places */
export function parseRegistry(given: GivenContent, file: string): Registry {
  const { registry, findings } = checkRegistry(given);
  if (!registry) throw refuseRegistry(file, placed(findings, given));
  return registry;
}

export function refuseRegistry(file: string, findings: readonly PlacedFinding[]): DomainError {
  const errors = findings.filter(isError);
  const told = errors.slice(0, mostTold);
  return refuse('REGISTRY_INVALID', {
    file,
    errors: errors.length,
    codes: errors.map(({ code }) => code),
    found: findingsSaid(told),
  });
}

export const refuseUnreadable = (file: string, reason: Said): DomainError =>
  refuse('REGISTRY_UNREADABLE', { file, reason, known: knownSeeds('organizations', file) });
