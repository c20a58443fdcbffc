import type { z } from 'zod';
import { told } from './described.js';
import type { InBoth } from './words.js';
import { partsAt, valueAt, wrappedBy } from './schema-parts.js';

/**
 * What people call the field at the end of the path, with what it lies in: 附件第1项的文件名; `attachments, item 1, file name`.
 * Undefined where the schema has no such field, or where nobody has described it. With the value that was sent, of a union the shape that it is meant for.
 */
export function labelOf(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  language: keyof InBoth,
  value?: unknown,
): string | undefined {
  const labels = labelsAlong(schema, path, value);
  if (labels?.at(-1) === undefined) return undefined;
  return worded[language](labels.filter((label) => label !== undefined).map((label) => label[language]));
}

/** Position in a list begins with 第 and needs no 的 before it. */
const worded: Readonly<Record<keyof InBoth, (labels: readonly string[]) => string>> = {
  zh: (labels) => labels.reduce((before, label) => `${before}${label.startsWith('第') ? '' : '的'}${label}`),
  en: (labels) => labels.join(', '),
};

/** One label per step of the path; undefined for a step that nobody has described. */
function labelsAlong(
  schema: z.core.$ZodType,
  [step, ...rest]: readonly PropertyKey[],
  value: unknown,
): readonly (InBoth | undefined)[] | undefined {
  if (step === undefined) return [];
  for (const part of partsAt(schema, step, value)) {
    const further = labelsAlong(part, rest, valueAt(value, step));
    if (further) return [typeof step === 'number' ? item(step) : toldOf(part)?.label, ...further];
  }
  return undefined;
}

const item = (index: number): InBoth => ({ zh: `第${index + 1}项`, en: `item ${index + 1}` });

const toldOf = (schema: z.core.$ZodType): { readonly label: InBoth } | undefined => {
  const inner = wrappedBy(schema);
  return told.get(schema) ?? (inner && toldOf(inner));
};
