import { z } from 'zod';
import { expecting } from '#kernel';
import { answeringUnitRef, postRef } from '#organizations/contract';
import { assignmentRoles } from './vocabulary.js';

export const localDate = z.iso.date();
export const timestamp = z.iso.datetime({ precision: 3 });
export const period = expecting(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), {
  zh: '年月，形如 2023-06',
  en: 'a month such as 2023-06',
});
export const longText = z.string().trim().min(1).max(10_000);
export const shortText = z.string().trim().min(1).max(500);

/** The kinds of deadline a plan prints; dates are inclusive to the end of the day. */
export const deadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('by'), date: localDate }),
  z.object({ kind: z.literal('window'), from: localDate, to: localDate }),
  z.object({ kind: z.literal('milestone'), date: localDate, thenOngoing: z.literal(true) }),
  z.object({ kind: z.literal('ongoing'), from: localDate.optional() }),
  z.object({ kind: z.literal('unspecified') }),
]);
export type Deadline = z.infer<typeof deadline>;

/** One unit's part in a task. A collective (各街道办事处) is one assignment. */
export const assignment = z.object({ unit: z.string(), name: z.string(), role: z.enum(assignmentRoles) });
export type AssignmentRef = z.infer<typeof assignment>;
/** As a command gives it. */
export const givenAssignment = assignment.extend({ unit: answeringUnitRef });

/** A leading official as printed, and the post held on the day of issue. */
export const leader = z.object({ post: z.string(), name: z.string() });
export type LeaderRef = z.infer<typeof leader>;
/** As a command gives it. */
export const givenLeader = leader.extend({ post: postRef });

export const attachment = z.object({
  name: z.string().trim().min(1).max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
});
export type Attachment = z.infer<typeof attachment>;

/** 数值: what was reached so far. `target` counts the task's targets from 1; absent when it belongs to none. */
export const figure = z.object({
  value: z.number(),
  unit: z.string().trim().max(40),
  target: z.int().min(1).nullable().optional(),
});
export type Figure = z.infer<typeof figure>;
/** Of one report. */
export const figures = z.array(figure).max(100);

export const rungName = z.string();
export const scheduledRung = z.object({ rung: rungName, at: timestamp });
