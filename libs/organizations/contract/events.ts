import { z } from 'zod';

const localDate = z.iso.date();
export const unitKinds = ['department', 'street', 'town', 'company', 'collective', 'other'] as const;

/** Streams: `unit-<unitId>` and `post-<postId>`. */
export const organizationEvents = {
  UnitRegistered: z.object({
    unitId: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    aliases: z.array(z.string()),
  }),
  UnitAliasAdded: z.object({ unitId: z.string(), alias: z.string() }),
  UnitRenamed: z.object({ unitId: z.string(), name: z.string(), formerName: z.string(), on: localDate }),
  PostRegistered: z.object({ postId: z.string(), title: z.string() }),
  HolderChanged: z.object({
    postId: z.string(),
    person: z.string(),
    formerPerson: z.string().nullable(),
    on: localDate,
  }),
} as const;

export type OrganizationEventType = keyof typeof organizationEvents;
export type OrganizationEvent = {
  [T in OrganizationEventType]: { readonly type: T; readonly data: Readonly<z.infer<(typeof organizationEvents)[T]>> };
}[OrganizationEventType];
