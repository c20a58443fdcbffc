import type { LocalDate } from '#kernel';

/** department 委办局 · street 街道 · town 乡镇 · company 国有企业 · collective 各街道… · other */
export type UnitKind = 'department' | 'street' | 'town' | 'company' | 'collective' | 'other';

export interface UnitEntry {
  /** Stable, readable, ASCII: `qu-cai-zheng-ju`. Never reused. */
  readonly unitId: string;
  /** Canonical name, 区财政局. */
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
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

/** Names as they stand at one moment; pure look-ups for other contexts. */
export interface Directory {
  unit(unitId: string): UnitEntry | undefined;
  /** By canonical name or alias, white space ignored. */
  unitByName(name: string): UnitEntry | undefined;
  /** Nearest names, best first, for a finding's proposal. */
  unitsLike(name: string, limit: number): readonly UnitEntry[];
  post(postId: string): PostEntry | undefined;
  /** The post a person held on a day: responsibility follows the post, not the person. */
  postByHolder(person: string, on: LocalDate): PostEntry | undefined;
  units(): readonly UnitEntry[];
  posts(): readonly PostEntry[];
}
