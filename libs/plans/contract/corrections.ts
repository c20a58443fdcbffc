import { z } from 'zod';
import { assignmentRoles, deadline, targets } from '#tasks/contract';
import { draftLeader, draftUnit } from './events.js';

/** A name or id, as somebody calls a unit or a post. */
const called = z.string().trim().min(1).max(80);
/** As the document prints it; without it the registered name. */
const name = called.optional();
const role = z.enum(assignmentRoles);
/** What stands in the task now: its name as printed there, or the id of its unit or post. */
const former = called;

const units = z.literal('units');
const leaders = z.literal('leaders');

/** One unit is added, removed or replaced. The whole list only by whoever says what it is now (`former`, as the plan shows it). */
const unitChange = z.discriminatedUnion('change', [
  z.object({ field: units, change: z.literal('add'), unit: called, name, role }),
  z.object({ field: units, change: z.literal('remove'), former }),
  z.object({ field: units, change: z.literal('replace'), former, unit: called, name, role: role.optional() }),
  z.object({
    field: units,
    change: z.literal('all'),
    value: z.array(z.object({ unit: called, name, role })).max(200),
    former: z.array(draftUnit).max(200),
  }),
]);

const leaderChange = z.discriminatedUnion('change', [
  z.object({ field: leaders, change: z.literal('add'), post: called, name }),
  z.object({ field: leaders, change: z.literal('remove'), former }),
  z.object({ field: leaders, change: z.literal('replace'), former, post: called, name }),
  z.object({
    field: leaders,
    change: z.literal('all'),
    value: z.array(z.object({ post: called, name })).max(30),
    former: z.array(draftLeader).max(30),
  }),
]);

/** What a person may ask to be corrected in a draft. The fact keeps what came of it (`correction` of the events). */
export const askedCorrection = z.discriminatedUnion('field', [
  z.object({ field: z.literal('text'), value: z.string().trim().min(1).max(10_000) }),
  z.object({ field: z.literal('section'), value: z.string().trim().min(1).max(500).nullable() }),
  z.object({ field: z.literal('deadline'), value: deadline }),
  z.object({ field: z.literal('targets'), value: targets }),
  unitChange,
  leaderChange,
]);

export type AskedCorrection = z.infer<typeof askedCorrection>;
/** One change of a list of names. */
export type UnitChange = z.infer<typeof unitChange>;
export type LeaderChange = z.infer<typeof leaderChange>;
