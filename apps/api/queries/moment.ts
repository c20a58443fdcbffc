import { z } from 'zod';

/** Query parameters every reading route takes. */
export const after = z
  .string()
  .regex(/^\d{1,18}$/, 'expected a position: digits only')
  .optional()
  .describe('position the answer must include, from Zhezi-Position: reads one’s own write');

export const asOf = z.iso
  .date()
  .optional()
  .describe('answers as of the end of this day (Asia/Shanghai), from the events known then');
