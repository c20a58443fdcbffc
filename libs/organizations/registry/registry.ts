import { z } from 'zod';
import { type OrganizationCommand, type OrganizationCommandType, organizationCommands } from '#organizations/contract';

const { RegisterUnit, RegisterPost, ChangeHolder, NoteFormerName, NoteMisprint, MergeUnit, SetCollectiveMembers } =
  organizationCommands;

/** What a statement rests on, a document and line or a reform; kept with the fact. */
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
          /** Where the unit is named, and what is doubtful about it; for people, not carried into the store. */
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
            /** The day an earlier version of the file gave; a store that still has it is corrected. */
            wasFrom: z.iso.date().optional(),
          }),
        ),
      })
      .strict(),
  ),
});
export type Registry = z.infer<typeof registrySchema>;

/** A command without its time and actor, which whoever sends it adds. */
export type RegistryCommand = {
  [T in OrganizationCommandType]: Pick<Extract<OrganizationCommand, { type: T }>, 'type' | 'data'>;
}[OrganizationCommandType];
