import { z } from 'zod';
import { hasField, withFieldOptional } from '#commands';
import { described, idText, isOfUnit, keyText } from '#kernel';
import { taskCommands, type TaskCommandType } from '#tasks/contract';

/** The commands of a unit's own people; nothing else comes in by Kafka. */
export const unitCommands = (Object.keys(taskCommands) as TaskCommandType[]).filter((command) =>
  taskCommands[command].roles.some(isOfUnit),
);

/** The signed content, with the content of the command in `data`. Ids are those of the API. */
export const envelope = z.strictObject({
  id: described(keyText, {
    label: { zh: '命令编号', en: 'id' },
    zh: '由发送方取定，一个命令一个：同一编号、同一内容只执行一次，再来时回执相同；1 至 200 个可见 ASCII 字符。',
    en: 'Chosen by the sender, once per command: the same id with the same content is carried out once, and its receipt comes again. 1 to 200 visible ASCII characters.',
    example: '2023-01-0007',
  }),
  issuedAt: described(z.iso.datetime({ offset: true }), {
    label: { zh: '签发时间', en: 'signed at' },
    zh: '何时签名，ISO 8601，带时区。',
    en: 'When it was signed, ISO 8601 with an offset.',
    example: '2023-02-03T09:00:00+08:00',
  }),
  account: described(z.string().trim().min(1).max(100), {
    label: { zh: '账户', en: 'account' },
    zh: '单位内由谁给出，按单位自己的称呼，随事实记下，最多 100 字。',
    en: 'Who in the unit gives it, as the unit names its people; recorded with the facts. At most 100 characters.',
    example: '经办人甲',
  }),
  taskId: described(idText, {
    label: { zh: '事项编号', en: 'task id' },
    zh: '督查事项的编号，最多 120 个字符。',
    en: 'Id of the task. At most 120 characters.',
    example: 'p3f9a0c41d27b-001',
  }),
  command: described(z.string().min(1).max(80), {
    label: { zh: '命令', en: 'command' },
    zh: '命令的名称，最多 80 个字符。',
    en: 'Name of the command. At most 80 characters.',
    example: 'ReportProgress',
  }),
  data: described(z.record(z.string(), z.json()), {
    label: { zh: '内容', en: 'content' },
    zh: '命令的内容；承办单位可以不填，即发送方。',
    en: 'Content of the command; `unit` may be left out: it is the sender’s.',
    example: { period: '2023-01', percent: 35, narrative: '已启动。' },
  }),
  expectedRevision: described(z.int().min(0).optional(), {
    label: { zh: '所依据的版本', en: 'revision it rests on' },
    zh: '命令以所见情况为准时填写：本单位读到的事项或者回执的 revision；之后又有本单位可见的事件的，不予执行。',
    en: 'When the command rests on what was seen: `revision` of the task as the unit read it, or of a receipt. Stale when an event that the unit may read came later.',
    unit: { zh: '位置', en: 'position' },
    example: 1532,
  }),
  correlationId: described(z.string().min(1).max(200).optional(), {
    label: { zh: '关联编号', en: 'correlation id' },
    zh: '随回执返回，并随事实记下，最多 200 个字符。',
    en: 'Comes back with the receipt and stays with the facts. At most 200 characters.',
    example: 'oa-20230203-17',
  }),
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
