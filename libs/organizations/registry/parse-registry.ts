import { type DomainError, refusal } from '#kernel';
import { organizationRefusals } from '#organizations/contract';
import { findingText, type GivenContent, isError, placed, type PlacedFinding } from '#settings';
import { checkRegistry } from './check-registry.js';
import type { Registry } from './registry.js';

const refuse = refusal(organizationRefusals);
const mostTold = 5;

const anywhere = { zh: '', en: '' };

/** @throws REGISTRY_INVALID saying what is wrong with the first five places */
export function parseRegistry(
  content: unknown,
  file: string,
  placeOf: GivenContent['placeOf'] = () => anywhere,
): Registry {
  const { registry, findings } = checkRegistry(content);
  if (!registry) throw refuseRegistry(file, placed(findings, { content, placeOf }));
  return registry;
}

export function refuseRegistry(file: string, findings: readonly PlacedFinding[]): DomainError {
  const errors = findings.filter(isError);
  const told = errors.slice(0, mostTold);
  return refuse('REGISTRY_INVALID', {
    file,
    errors: errors.length,
    codes: errors.map(({ code }) => code),
    foundZh: told.map((one) => findingText(one, 'zh')).join(''),
    foundEn: told.map((one) => findingText(one, 'en')).join(' '),
  });
}

export const refuseUnreadable = (
  file: string,
  because: { readonly zh: string; readonly en: string },
  known: readonly string[],
): DomainError => refuse('REGISTRY_UNREADABLE', { file, becauseZh: because.zh, becauseEn: because.en, known });
