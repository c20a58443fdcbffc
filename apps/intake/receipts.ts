import { z } from 'zod';
import type { CommandOutcome } from '#commands';
import { deterministicId, type DomainError, type JsonObject, type Timestamp } from '#kernel';
import { type Message, messageOf, type ReceivedMessage } from '#messaging';
import { type NameOf, wordingOf } from '#platform';
import type { SignedCommand } from './verify.js';

export const receiptSource = 'urn:zhezi:intake';
export const receiptType = { accepted: 'zhezi.receipt.accepted', refused: 'zhezi.receipt.refused' } as const;
export const receiptSchema = 'urn:zhezi:receipt:1';

const about = {
  id: z.string().describe('of the command'),
  unit: z.string().describe('whose key signed it'),
  command: z.string(),
  taskId: z.string(),
  correlationId: z.string(),
};

const warning = z.object({ zh: z.string(), en: z.string() });

const details: z.ZodType<JsonObject> = z.record(z.string(), z.json());

/** What became of a command: the value of a message on the receipts topic. */
export const receipt = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    ...about,
    revision: z
      .int()
      .describe('of the task after the command, as the unit counts: the position of its last event, as a number'),
    position: z.string().regex(/^\d+$/).describe('of its last event; `?after=` this in a query reads it'),
    events: z.int().describe('facts that came of it; none when all was as it asked already'),
    warnings: z
      .array(warning)
      .exactOptional()
      .describe('what the unit should know, though the command was carried out; absent when there is nothing'),
  }),
  z.object({
    outcome: z.literal('refused'),
    ...about,
    code: z.string().describe('stable; explained by the API at /v1/problems'),
    zh: z.string(),
    en: z.string(),
    details,
  }),
]);
export type Receipt = z.infer<typeof receipt>;

const aboutOf = ({ unit, content }: SignedCommand) => ({
  id: content.id,
  unit,
  command: content.command,
  taskId: content.taskId,
  correlationId: content.correlationId ?? content.id,
});

export const acceptedReceipt = (
  signed: SignedCommand,
  { revision, position, events, warnings }: CommandOutcome,
): Receipt => ({
  outcome: 'accepted',
  ...aboutOf(signed),
  revision,
  position: String(position),
  events,
  ...(warnings && { warnings: [...warnings] }),
});

export const refusedReceipt = (signed: SignedCommand, error: DomainError, nameOf?: NameOf): Receipt => ({
  outcome: 'refused',
  ...aboutOf(signed),
  code: error.code,
  zh: wordingOf(error, 'zh', nameOf),
  en: wordingOf(error, 'en', nameOf),
  details: error.details,
});

/** The message with a receipt has the key of the command's message. The same receipt has the same id, however often it is sent. */
export function receiptMessage(content: Receipt, { key }: ReceivedMessage, time: Timestamp): Message {
  const { id, unit, outcome, taskId, correlationId } = content;
  const message = messageOf({
    id: deterministicId('receipt', unit, id, outcome, 'code' in content ? content.code : content.position),
    type: receiptType[outcome],
    source: receiptSource,
    subject: taskId,
    time,
    dataschema: receiptSchema,
    extensions: { orderid: id, unit, correlationid: correlationId },
    data: content,
  });
  return { ...message, key };
}
