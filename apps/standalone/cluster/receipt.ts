import { z } from 'zod';
import type { ReceivedMessage } from '#messaging';

/** What a unit's system reads of a receipt; the whole of it is in the AsyncAPI document. */
const content = z.object({
  /** As the sender chose it. */
  id: z.string(),
  unit: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  /** Of the refusal. */
  code: z.string().optional(),
  zh: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  /** How many facts came of it. */
  events: z.int().optional(),
});
export type Receipt = z.infer<typeof content>;

export const receiptOf = ({ value }: ReceivedMessage): Receipt => content.parse(JSON.parse(value.toString()));
