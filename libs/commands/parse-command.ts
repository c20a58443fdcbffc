import { z } from 'zod';
import { issuesOf, saidIssues, type SchemaIssue, unknownFieldIssue } from '#kernel';
import { refuseCommand } from './refusals.js';
import { unknownFields } from './unknown-fields.js';

const mostTold = 10;

/**
 * The content of a command, parsed by its schema. Fields that the schema does not have are refused.
 * @throws COMMAND_INVALID naming every field that is wrong
 */
export function parseCommand<Schema extends z.ZodType>(schema: Schema, content: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw invalid(issuesIn(schema, content));
  const unknown = unknownFields(content, parsed.data);
  if (unknown.length > 0) throw invalid(unknown.map((path) => unknownFieldIssue(path, schema)));
  return parsed.data;
}

const invalid = (issues: readonly SchemaIssue[]) =>
  refuseCommand('COMMAND_INVALID', { issues: saidIssues(issues.slice(0, mostTold)) });

/** Wrong and unknown fields in one list, so that the caller can correct all of them at once. */
function issuesIn(schema: z.ZodType, content: unknown): readonly SchemaIssue[] {
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema;
  const { error } = strict.safeParse(content);
  return error ? issuesOf(error, content, strict) : [];
}
