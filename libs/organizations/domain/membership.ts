import type { LocalDate } from '#kernel';
import type { MembersSince, Membership, UnitEntry } from '#organizations/contract';

interface Units {
  unit(unitId: string): UnitEntry | undefined;
  /** The unit that answers for a unit on that day. */
  inPlaceOf(unit: UnitEntry, on: LocalDate): UnitEntry;
}

/**
 * The single units of a collective on a day, each once. A collective among the members is replaced by its own members; a
 * collective that was opened already is passed over.
 */
export function membershipOf(units: Units, unitId: string, on: LocalDate): Membership | undefined {
  const collective = units.unit(unitId);
  if (!collective || !setOn(collective, on)) return undefined;
  const opened = new Set<UnitEntry>();
  const found = new Set<UnitEntry>();
  const scopes = new Set<MembersSince['scope']>();
  const open = (unit: UnitEntry): void => {
    const members = setOn(unit, on);
    if (!members) {
      if (unit.kind !== 'collective') found.add(units.inPlaceOf(unit, on));
      return;
    }
    if (opened.has(unit)) return;
    opened.add(unit);
    scopes.add(members.scope);
    for (const id of members.unitIds) {
      const member = units.unit(id);
      if (member) open(member);
    }
  };
  open(collective);
  return { scope: scopes.has('candidates') ? 'candidates' : 'all', units: [...found] };
}

/** The members on that day: the entry with the latest day that is not after it. */
const setOn = ({ members = [] }: UnitEntry, on: LocalDate): MembersSince | undefined =>
  members.filter((each) => each.on <= on).reduce<MembersSince | undefined>(later, undefined);

const later = (last: MembersSince | undefined, next: MembersSince): MembersSince =>
  last && last.on > next.on ? last : next;
