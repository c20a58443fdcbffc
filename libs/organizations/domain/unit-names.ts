import type { LocalDate } from '#kernel';
import type { UnitEntry, UnitMatch } from '#organizations/contract';
import { nameKey } from './names.js';

/** That a unit is, was or is wrongly called something. */
interface Claim {
  readonly unit: UnitEntry;
  readonly how: UnitMatch['how'];
  /** First day on which the name was no longer borne. */
  readonly until: LocalDate | null;
}

/** Who is meant by a name on a day. */
export class UnitNames {
  private readonly claims: ReadonlyMap<string, readonly Claim[]>;
  private readonly byId: ReadonlyMap<string, UnitEntry>;

  constructor(units: readonly UnitEntry[]) {
    this.byId = new Map(units.map((unit) => [unit.unitId, unit]));
    this.claims = Map.groupBy(units.flatMap(claimsOf), ({ key }) => key);
  }

  /** Without a day, as of the newest facts. */
  find(name: string, on?: LocalDate): UnitMatch | undefined {
    const claims = this.claims.get(nameKey(name));
    if (!claims) return undefined;
    const claim = claims.reduce((best, other) => (weight(other, on) < weight(best, on) ? other : best));
    const unit = this.inPlaceOf(claim.unit, on);
    return { unit, how: claim.how, predecessor: unit === claim.unit ? null : claim.unit };
  }

  /** The unit that answers for this one on that day. Mergers that lead back to a unit end before it. */
  inPlaceOf(unit: UnitEntry, on?: LocalDate): UnitEntry {
    const seen = new Set([unit]);
    for (let last = unit; ;) {
      const next = isMerged(last, on) ? this.byId.get(last.mergedInto!.unitId) : undefined;
      if (!next || seen.has(next)) return last;
      seen.add(next);
      last = next;
    }
  }
}

function claimsOf(unit: UnitEntry): readonly (Claim & { readonly key: string })[] {
  const claim = (name: string, how: Claim['how'], until: LocalDate | null = null) => ({
    key: nameKey(name),
    unit,
    how,
    until,
  });
  return [
    claim(unit.name, 'name'),
    ...unit.aliases.map((alias) => claim(alias, 'alias')),
    ...(unit.formerNames ?? []).map(({ name, until }) => claim(name, 'former-name', until)),
    ...(unit.misprints ?? []).map(({ printed }) => claim(printed, 'misprint')),
  ];
}

const isMerged = ({ mergedInto }: UnitEntry, on?: LocalDate): boolean =>
  !!mergedInto && (on === undefined || mergedInto.on <= on);

/** The lighter claim goes first: a name borne on that day, an alias, a name of another day, a misprint; and a unit that still exists. */
function weight({ unit, how, until }: Claim, on?: LocalDate): number {
  return kindWeight(how, until, unit, on) + (isMerged(unit, on) ? 0.5 : 0);
}

function kindWeight(how: Claim['how'], until: LocalDate | null, unit: UnitEntry, on?: LocalDate): number {
  switch (how) {
    case 'name':
      return on !== undefined && on < bornSince(unit) ? 2 : 0;
    case 'former-name':
      return on !== undefined && until !== null && on < until ? 0 : 3;
    case 'alias':
      return 1;
    case 'misprint':
      return 4;
  }
}

/** The day on which the present name took the place of the last former one. */
const bornSince = ({ formerNames = [] }: UnitEntry): LocalDate =>
  formerNames.map(({ until }) => until).reduce((a, b) => (a > b ? a : b), '');
