import { z } from 'zod';
import type { InBoth } from '#kernel';

/** The JSON schema of a file that an office writes, for editors and for programs that make such files. */
export const publishedSchema = (schema: z.ZodType, title: InBoth): object => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title: `${title.zh} · ${title.en}`, ...rest };
};

/** The path from a file to the schema that it names, so that editors find it wherever the project lies. */
export const schemaField = z.string().optional().meta({
  title: '格式说明 · form of the file',
  description: '本文件格式的 JSON Schema，供编辑器提示用。 · The JSON schema of this file, for editors.',
});
