import { unitKindNames, type UnitKind } from '#organizations/contract';
import type { Filling, Finding } from '#settings';
import type { Registry } from '../registry.js';
import { find } from './findings.js';

type Unit = Registry['units'][number];

/** What a unit probably is, by how its name begins and ends. The first that fits counts. */
const signs: readonly (readonly [RegExp, UnitKind])[] = [
  [/^(?:各|相关|有关|其他|全体|全区|全县|全市)/, 'collective'],
  [/街道(?:办事处|办|党工委)?$/, 'street'],
  [/(?:镇|乡)(?:人民)?(?:政府)?$/, 'town'],
  [/(?:公司|集团)$/, 'company'],
];

/** What a unit of that name probably is; undefined where the name does not tell. */
export const likelyKind = (name: string): UnitKind | undefined => signs.find(([sign]) => sign.test(name))?.[1];

const named = (kind: UnitKind): Filling => ({ zh: unitKindNames.zh[kind], en: unitKindNames.en[kind] });

/** Kinds that the name speaks against, and members where there can be none. */
export const senseOfKinds = ({ units }: Registry): readonly Finding[] =>
  units.flatMap((unit, at) => [...unlikelyKind(unit, at), ...membersOfSingle(unit, at), ...withoutMembers(unit, at)]);

function unlikelyKind({ name, kind }: Unit, at: number): Finding[] {
  const likely = likelyKind(name);
  if (likely === undefined || likely === kind) return [];
  return [find('KIND_UNLIKELY', ['units', at, 'kind'], { name, kind: named(kind), likely: named(likely) })];
}

const membersOfSingle = ({ name, kind, members }: Unit, at: number): Finding[] =>
  kind === 'collective' || members.length === 0
    ? []
    : [find('MEMBERS_OF_SINGLE_UNIT', ['units', at, 'members'], { name, kind: named(kind) })];

const withoutMembers = ({ name, kind, members }: Unit, at: number): Finding[] =>
  kind !== 'collective' || members.some(({ unitIds }) => unitIds.length > 0)
    ? []
    : [find('COLLECTIVE_WITHOUT_MEMBERS', ['units', at, 'name'], { name })];
