import { z } from 'zod';
import { described, event, type EventCatalog, type EventOf, expecting, type NamesOf, unitRoles } from '#kernel';

const localDate = z.iso.date();
/** Document and line, or the reform, that a statement about names rests on. */
const source = z.string().nullable();
export const unitKinds = ['department', 'street', 'town', 'company', 'collective', 'other'] as const;
export type UnitKind = (typeof unitKinds)[number];
/** What people call each kind. */
export const unitKindNames: NamesOf<UnitKind> = {
  zh: {
    department: '委办局',
    street: '街道',
    town: '乡镇',
    company: '国有企业',
    collective: '集合称谓',
    other: '其他',
  },
  en: {
    department: 'department',
    street: 'subdistrict (street)',
    town: 'town',
    company: 'company',
    collective: 'collective',
    other: 'other',
  },
};
/** all: 各街道 is every one of its members. candidates: 相关街道 is some of them, and the document does not say which. */
export const memberScopes = ['all', 'candidates'] as const;
export const memberScopeNames: NamesOf<(typeof memberScopes)[number]> = {
  zh: { all: '全体成员', candidates: '其中一部分' },
  en: { all: 'every member', candidates: 'some of them' },
};

const publicPart = expecting(z.string().regex(/^[A-Za-z0-9_-]{43}$/), {
  zh: '43 个字符的 base64url，形如 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  en: '43 characters of base64url such as 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
});

/** A public key of Ed25519 as a JSON Web Key (RFC 8037); never the private one. */
export const unitPublicKey = z.strictObject({
  kty: described(z.literal('OKP'), {
    label: { zh: '密钥类型', en: 'key type' },
    zh: '固定为 OKP。',
    en: 'Always OKP.',
  }),
  crv: described(z.literal('Ed25519'), {
    label: { zh: '曲线', en: 'curve' },
    zh: '固定为 Ed25519。',
    en: 'Always Ed25519.',
  }),
  x: described(publicPart, {
    label: { zh: '公钥内容', en: 'public part' },
    zh: '公钥的 32 个字节，写成 43 个字符的 base64url。',
    en: 'The 32 bytes of the public key as 43 characters of base64url.',
    example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  }),
});

/** Streams: `unit-<unitId>` and `post-<postId>`. */
export const organizationEvents = {
  UnitRegistered: event({
    unitId: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    aliases: z.array(z.string()),
  }),
  UnitAliasAdded: event({ unitId: z.string(), alias: z.string() }),
  /** The former name was borne until `on`. */
  UnitRenamed: event({ unitId: z.string(), name: z.string(), formerName: z.string(), on: localDate }),
  /** A name from before the registration; `until` is the first day on which it was no longer borne. */
  UnitFormerNameNoted: event({ unitId: z.string(), formerName: z.string(), until: localDate, source }),
  /** `seen`: where it is printed, `003:7187`. */
  UnitMisprintNoted: event({ unitId: z.string(), printed: z.string(), seen: z.string().nullable() }),
  /** From `on` the unit `into` answers for this one. A later fact corrects an earlier one. */
  UnitMerged: event({ unitId: z.string(), into: z.string(), on: localDate, source }),
  /** Who is meant by a collective from `on` until the next such day. */
  CollectiveMembersSet: event({
    unitId: z.string(),
    scope: z.enum(memberScopes),
    members: z.array(z.string()),
    on: localDate,
    source,
  }),
  /** From now on messages signed with this key are the unit's. `role`: as whom it speaks. `label`: which of its systems holds the private key. */
  UnitKeyRegistered: event({
    unitId: z.string(),
    keyId: z.string(),
    publicKey: unitPublicKey,
    role: z.enum(unitRoles),
    label: z.string(),
  }),
  /** Messages that come from now on are not believed, whenever they were signed. */
  UnitKeyRevoked: event({ unitId: z.string(), keyId: z.string(), reason: z.string() }),
  PostRegistered: event({ postId: z.string(), title: z.string() }),
  HolderChanged: event({
    postId: z.string(),
    person: z.string(),
    formerPerson: z.string().nullable(),
    on: localDate,
  }),
  /** The holder took office on `from`, not on `formerFrom`. */
  HolderTermCorrected: event({ postId: z.string(), person: z.string(), from: localDate, formerFrom: localDate }),
} as const satisfies EventCatalog;

export type OrganizationEventType = keyof typeof organizationEvents;
export type OrganizationEventData<T extends OrganizationEventType> = Readonly<
  z.infer<(typeof organizationEvents)[T]['data']>
>;
/** Event type → data. */
export type OrganizationEvents = { readonly [T in OrganizationEventType]: OrganizationEventData<T> };
export type OrganizationEvent<T extends OrganizationEventType = OrganizationEventType> = EventOf<OrganizationEvents, T>;
