import type { LocalDate } from '#kernel';
import type { NameBearer, UnitEntry, UnitMatch } from '#organizations/contract';
import { nameKey } from './names.js';

/** A name with the unit that has it, had it, or is called so by mistake. */
interface Claim {
  readonly unit: UnitEntry;
  readonly how: UnitMatch['how'];
  /** The first day on which the unit no longer had the name. */
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

  /** Without a day the newest facts count. Of several units with an equal claim, the one registered first. */
  find(name: string, on?: LocalDate): UnitMatch | undefined {
    return this.findAll(name, on)[0];
  }

  /** Every unit whose claim is as good as the best one; more than one when the name says nothing definite. */
  findAll(name: string, on?: LocalDate): readonly UnitMatch[] {
    const claims = this.claims.get(nameKey(name)) ?? [];
    const best = Math.min(...claims.map((claim) => weight(claim, on)));
    const equal = claims.filter((claim) => weight(claim, on) === best);
    const firstOfEach = equal.filter(({ unit }, at) => equal.findIndex((claim) => claim.unit === unit) === at);
    return firstOfEach.map(({ unit: bearer, how }) => {
      const unit = this.inPlaceOf(bearer, on);
      return { unit, how, predecessor: unit === bearer ? null : bearer };
    });
  }

  /** Every unit with the name, of whatever kind and day. */
  bearersOf(name: string): readonly NameBearer[] {
    return this.claims.get(nameKey(name)) ?? [];
  }

  /** The unit that answers for a unit on that day: follows its mergers, and stops before one that leads back. */
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

/**
 * The claim with the lowest weight wins. In this order: the name on that day, an alias, a name of another day, a misprint. Among
 * equal claims a unit that still exists wins.
 */
function weight({ unit, how, until }: Claim, on?: LocalDate): number {
  return kindWeight(how, until, unit, on) + (isMerged(unit, on) ? 0.5 : 0);
}

function kindWeight(how: Claim['how'], until: LocalDate | null, unit: UnitEntry, on?: LocalDate): number {
  switch (how) {
    case 'name':
      return on !== undefined && on < nameSince(unit) ? 2 : 0;
    case 'former-name':
      return on !== undefined && until !== null && on < until ? 0 : 3;
    case 'alias':
      return 1;
    case 'misprint':
      return 4;
  }
}

/** The day on which the present name replaced the last former name. */
const nameSince = ({ formerNames = [] }: UnitEntry): LocalDate =>
  formerNames.map(({ until }) => until).reduce((a, b) => (a > b ? a : b), '');
