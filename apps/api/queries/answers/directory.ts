import { z } from 'zod';
import { roles } from '#kernel';
import { memberScopes, unitKinds } from '#organizations/contract';

const day = z.iso.date();

/** Without its keys, which have an answer of their own. */
export const unitAnswer = z
  .object({
    unitId: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    aliases: z.array(z.string()),
    formerNames: z.array(z.object({ name: z.string(), until: day })).default([]),
    misprints: z.array(z.object({ printed: z.string(), seen: z.string().nullable() })).default([]),
    mergedInto: z
      .object({ unitId: z.string(), on: day })
      .nullable()
      .default(null)
      .describe('the unit that answers for this one from that day'),
    members: z
      .array(z.object({ on: day, scope: z.enum(memberScopes), unitIds: z.array(z.string()) }))
      .default([])
      .describe('of a collective, by the day from which they hold'),
  })
  .meta({ id: 'Unit' });

export const postAnswer = z
  .object({
    postId: z.string(),
    title: z.string(),
    holders: z.array(z.object({ person: z.string(), from: day, to: day.nullable() })),
  })
  .meta({ id: 'Post' });

export const unitsAnswer = z.object({ units: z.array(unitAnswer) }).meta({ id: 'Units' });

export const postsAnswer = z.object({ posts: z.array(postAnswer) }).meta({ id: 'Posts' });

export const meAnswer = z
  .object({
    account: z.string(),
    role: z.enum(roles),
    unit: unitAnswer.nullable().describe('null when the role has none, or the directory does not know it'),
    post: postAnswer.nullable(),
    city: z.string().nullable().describe('whose office it is, where that is known'),
    directory: z.object({ units: z.int(), posts: z.int() }).describe('how many units and posts are registered'),
    policy: z
      .object({ version: z.string(), title: z.string() })
      .describe('the policy in force; clocks that run keep the one by which they were armed'),
    calendar: z.string().describe('version of the work calendar that counts working days'),
  })
  .meta({ id: 'Me' });
