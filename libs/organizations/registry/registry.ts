import { z } from 'zod';
import { type OrganizationCommand, type OrganizationCommandType, organizationCommands } from '#organizations/contract';

const { RegisterUnit, RegisterPost, ChangeHolder, NoteFormerName, NoteMisprint, MergeUnit, SetCollectiveMembers } =
  organizationCommands;

/** The source of a statement: a document with its line, or a reform. It is stored with the fact. */
const source = z.string().nullable().default(null);
const formerName = z.strictObject({ name: NoteFormerName.data.shape.formerName, until: z.iso.date(), source });
const misprint = z.strictObject({ printed: NoteMisprint.data.shape.printed, seen: NoteMisprint.data.shape.seen });
const merger = z.strictObject({ unitId: MergeUnit.data.shape.into, on: z.iso.date(), source });
const membersSince = z.strictObject({
  on: z.iso.date(),
  scope: SetCollectiveMembers.data.shape.scope,
  unitIds: SetCollectiveMembers.data.shape.members,
  source,
});

/** The form of a registry file in `seeds/organizations`. */
export const registrySchema = z.strictObject({
  note: z.string(),
  units: z
    .array(
      RegisterUnit.data
        .extend({
          /** For people only, not stored: where the unit is named, and what is doubtful about it. */
          note: z.string().optional(),
          formerNames: z.array(formerName).default([]),
          misprints: z.array(misprint).default([]),
          mergedInto: merger.nullable().default(null),
          members: z.array(membersSince).default([]),
        })
        .strict(),
    )
    .min(1),
  posts: z.array(
    RegisterPost.data
      .extend({
        note: z.string().optional(),
        holders: z.array(
          z.strictObject({
            person: ChangeHolder.data.shape.person,
            from: z.iso.date(),
            /** The first day in an earlier version of the file. A store that still has that day is corrected. */
            wasFrom: z.iso.date().optional(),
          }),
        ),
      })
      .strict(),
  ),
});
export type Registry = z.infer<typeof registrySchema>;

/** A command without time and actor; the seed adds them. */
export type RegistryCommand = {
  [T in OrganizationCommandType]: Pick<Extract<OrganizationCommand, { type: T }>, 'type' | 'data'>;
}[OrganizationCommandType];
