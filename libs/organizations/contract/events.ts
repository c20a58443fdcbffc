import { z } from 'zod';

const localDate = z.iso.date();
/** Document and line, or the reform, that a statement about names rests on. */
const source = z.string().nullable();
export const unitKinds = ['department', 'street', 'town', 'company', 'collective', 'other'] as const;
/** all: 各街道 is every one of its members. candidates: 相关街道 is some of them, and the document does not say which. */
export const memberScopes = ['all', 'candidates'] as const;

/** Streams: `unit-<unitId>` and `post-<postId>`. */
export const organizationEvents = {
  UnitRegistered: z.object({
    unitId: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    aliases: z.array(z.string()),
  }),
  UnitAliasAdded: z.object({ unitId: z.string(), alias: z.string() }),
  /** The former name was borne until `on`. */
  UnitRenamed: z.object({ unitId: z.string(), name: z.string(), formerName: z.string(), on: localDate }),
  /** A name from before the registration; `until` is the first day on which it was no longer borne. */
  UnitFormerNameNoted: z.object({ unitId: z.string(), formerName: z.string(), until: localDate, source }),
  /** `seen`: where it is printed, `003:7187`. */
  UnitMisprintNoted: z.object({ unitId: z.string(), printed: z.string(), seen: z.string().nullable() }),
  /** From `on` the unit `into` answers for this one. A later fact corrects an earlier one. */
  UnitMerged: z.object({ unitId: z.string(), into: z.string(), on: localDate, source }),
  /** Who is meant by a collective from `on` until the next such day. */
  CollectiveMembersSet: z.object({
    unitId: z.string(),
    scope: z.enum(memberScopes),
    members: z.array(z.string()),
    on: localDate,
    source,
  }),
  PostRegistered: z.object({ postId: z.string(), title: z.string() }),
  HolderChanged: z.object({
    postId: z.string(),
    person: z.string(),
    formerPerson: z.string().nullable(),
    on: localDate,
  }),
  /** The holder took office on `from`, not on `formerFrom`. */
  HolderTermCorrected: z.object({ postId: z.string(), person: z.string(), from: localDate, formerFrom: localDate }),
} as const;

export type OrganizationEventType = keyof typeof organizationEvents;
export type OrganizationEvent = {
  [T in OrganizationEventType]: { readonly type: T; readonly data: Readonly<z.infer<(typeof organizationEvents)[T]>> };
}[OrganizationEventType];
