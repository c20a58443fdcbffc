import { z } from 'zod';

export const warning = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Warning' });

/** What every command answers beside the id of the item. */
export const accepted = z.object({
  revision: z
    .int()
    .describe(
      'of the item after the command; the number in its ETag. For a unit’s people on a task: the position of its last event',
    ),
  position: z.string().regex(/^\d+$/).describe('of the last event; `?after=` this reads one’s own write'),
  warnings: z
    .array(warning)
    .readonly()
    .optional()
    .describe('what the caller should know, though the command was carried out; absent when there is nothing'),
});
