import { z } from 'zod';
import { hasField, withFieldOptional } from '#commands';
import { isOfUnit } from '#kernel';
import { taskCommands, type TaskCommandType } from '#tasks/contract';

/** The commands of a unit's own people; nothing else comes in by Kafka. */
export const unitCommands = (Object.keys(taskCommands) as TaskCommandType[]).filter((command) =>
  taskCommands[command].roles.some(isOfUnit),
);

/** The signed content, with the content of the command in `data`. Ids are those of the API. */
export const envelope = z.strictObject({
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .describe(
      'chosen by the sender, once per command: the same id with the same content is carried out once, and its receipt comes again',
    ),
  issuedAt: z.iso.datetime({ offset: true }).describe('when it was signed'),
  account: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('who in the unit gives it, as the unit names its people; recorded with the facts'),
  taskId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/),
  command: z.string().min(1).max(80),
  data: z.record(z.string(), z.json()).describe("content of the command; `unit` may be left out: it is the sender's"),
  expectedRevision: z
    .int()
    .min(0)
    .optional()
    .describe(
      'when the command rests on what was seen: `revision` of the task as the unit read it, or of a receipt. Stale when an event that the unit may read came later',
    ),
  correlationId: z.string().min(1).max(200).optional().describe('comes back with the receipt and stays with the facts'),
});
export type SentCommand = z.infer<typeof envelope> & { readonly command: TaskCommandType };

/** The content of a command as a unit may send it: its own name may be left out, and nothing may be in it that is not known. */
export function sentContent(command: TaskCommandType): z.ZodType {
  const schema: z.ZodObject = taskCommands[command].data;
  return withFieldOptional(schema.strict(), 'unit');
}

/** The content with the sender for the unit, where that was left out. */
export const withSender = ({ command, data }: SentCommand, unit: string): unknown =>
  hasField(taskCommands[command].data, 'unit') ? { unit, ...data } : data;

export const isUnitCommand = (command: string): command is TaskCommandType =>
  unitCommands.some((known) => known === command);
