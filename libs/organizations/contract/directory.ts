import type { Actor, LocalDate, Timestamp, UnitRole } from '#kernel';
import type { UnitKind } from './events.js';

export interface FormerName {
  readonly name: string;
  /** The first day on which the unit no longer had this name. */
  readonly until: LocalDate;
}

export interface Misprint {
  readonly printed: string;
  /** Where it is printed, `003:7187`. */
  readonly seen: string | null;
}

export interface Merger {
  /** The unit that took over. */
  readonly unitId: string;
  readonly on: LocalDate;
}

/** all: every member is meant · candidates: some of the members are meant, and the document does not say which (相关、有关). */
export type MemberScope = 'all' | 'candidates';

/** The members of a collective from a day on, until the next such entry. */
export interface MembersSince {
  readonly on: LocalDate;
  readonly scope: MemberScope;
  /** Units, or collectives whose members are meant. */
  readonly unitIds: readonly string[];
}

/** A key with which the systems of a unit sign. */
export interface UnitKey {
  readonly keyId: string;
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly role: UnitRole;
  readonly label: string;
  readonly revoked: boolean;
}

/** Who did something, and when. */
export interface Act {
  readonly at: Timestamp;
  readonly by: Pick<Actor, 'account' | 'role'>;
}

/** A key with who registered and who revoked it. */
export interface UnitKeyRecord extends Omit<UnitKey, 'revoked'> {
  readonly registered: Act;
  /** Null while the key is valid. */
  readonly revoked: (Act & { readonly reason: string }) | null;
}

export interface UnitEntry {
  /** Stable, readable, ASCII: `qu-cai-zheng-ju`. Never reused. */
  readonly unitId: string;
  /** Canonical name, 区财政局. */
  readonly name: string;
  readonly kind: UnitKind;
  /** Other correct names of today; no former names and no misprints. */
  readonly aliases: readonly string[];
  readonly formerNames?: readonly FormerName[];
  readonly misprints?: readonly Misprint[];
  readonly mergedInto?: Merger | null;
  /** Of a collective, by day. */
  readonly members?: readonly MembersSince[];
  readonly keys?: readonly UnitKey[];
}

export interface PostHolder {
  readonly person: string;
  readonly from: LocalDate;
  /** Exclusive; null while in office. */
  readonly to: LocalDate | null;
}

export interface PostEntry {
  readonly postId: string;
  /** 副区长（财政、发展改革）… */
  readonly title: string;
  readonly holders: readonly PostHolder[];
}

/** The unit behind a printed name. */
export interface UnitMatch {
  /** The unit that answers for the name on that day: the unit that has the name, or the one that took over from it. */
  readonly unit: UnitEntry;
  readonly how: 'name' | 'alias' | 'former-name' | 'misprint';
  /** The unit that had the name, when another unit has taken over from it. */
  readonly predecessor: UnitEntry | null;
}

/** A unit that has a name, on whatever day and in whatever way. */
export type NameBearer = Pick<UnitMatch, 'unit' | 'how'>;

/** The members of a collective on a day: single units, each once. */
export interface Membership {
  readonly scope: MemberScope;
  readonly units: readonly UnitEntry[];
}

/** A term of office. */
export interface HeldPost extends PostHolder {
  readonly post: PostEntry;
}

/** Names as they stand at one moment; pure look-ups for other contexts. */
export interface Directory {
  unit(unitId: string): UnitEntry | undefined;
  /**
   * By canonical name, alias, former name or noted misprint; white space, quotation marks, 、 and the width of signs do not matter.
   * A name counts as of `on` (the day of the document): who bore it then, or who has taken over by then. Without a day, as of the newest facts.
   */
  findUnit(name: string, on?: LocalDate): UnitMatch | undefined;
  /** All with a claim as good as that of {@link findUnit}: more than one when several units have the name in the same way. */
  findUnits(name: string, on?: LocalDate): readonly UnitMatch[];
  /** The unit of {@link findUnit}. */
  unitByName(name: string, on?: LocalDate): UnitEntry | undefined;
  /** Every unit with the name, of whatever kind and day; mergers do not count. */
  bearersOf(name: string): readonly NameBearer[];
  /** Nearest names by spelling, sound (路邑, 潞邑) and abbreviation, best first, for a finding's proposal. */
  unitsLike(name: string, limit: number): readonly UnitEntry[];
  /** Undefined where `unitId` is no collective, or its members are not registered for that day. */
  members(unitId: string, on: LocalDate): Membership | undefined;
  post(postId: string): PostEntry | undefined;
  /** The posts with this title, else those that this person holds on that day. */
  postsCalled(name: string, on: LocalDate): readonly PostEntry[];
  /** Posts with a similar title, or a holder on that day with a similar name, best first. */
  postsLike(name: string, on: LocalDate, limit: number): readonly PostEntry[];
  /** The post a person held on a day: responsibility follows the post, not the person. */
  postByHolder(person: string, on: LocalDate): PostEntry | undefined;
  /** Every term of that person, earliest first. */
  termsOf(person: string): readonly HeldPost[];
  /** Holders on that day with a similar name, best first. */
  holdersLike(person: string, on: LocalDate, limit: number): readonly HeldPost[];
  units(): readonly UnitEntry[];
  posts(): readonly PostEntry[];
}
